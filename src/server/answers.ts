import type { FastifyReply } from 'fastify';
import { type AccessFailureKind, accessFailureStatus } from '#protocol/account-messages.ts';
import { type Failure, type FailureKind, failureStatus } from '#protocol/messages.ts';

/** What to do next, for an operator who reads a reply; the app has words of its own. */
const nextSteps: { readonly [kind in FailureKind | AccessFailureKind]?: string } = {
  signInNeeded: 'Sign in, then try again. Nothing on the tablet is lost.',
  notFound: 'Check the address, or ask the lead auditor to add you.',
  diverged: 'Offer everything again, and read from the beginning.',
  membersUnconfirmed: 'An administrator has to confirm the members after a restore.',
  keyNotKnown: 'Its author has to sign in on the tablet that wrote it.',
  storageFull: 'The server has no room: free some, then try again. Reading goes on.',
  tooMany: 'Wait some minutes, then try again.',
  linkUsed: 'Ask an administrator for a new link.',
  freshSignInNeeded: 'Give your password again.',
};

export const answerFailure = (reply: FastifyReply, failure: Failure | { readonly kind: AccessFailureKind }) => {
  const { kind } = failure;
  const status =
    kind in failureStatus ? failureStatus[kind as FailureKind] : accessFailureStatus[kind as AccessFailureKind];
  const index = 'index' in failure && failure.index !== undefined ? { index: failure.index } : {};
  return reply.code(status).send({ kind, next: nextSteps[kind] ?? 'Check the request.', ...index });
};
