import { Toast } from '@base-ui/react/toast';
import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { RecordedTextField } from '#client/features/tablet/recorded-text-field.tsx';
import { type Tablet, TabletProvider } from '#client/features/tablet/tablet-context.tsx';
import { useRows } from '#client/store/live-rows.ts';
import { responseRecordId } from '#domain/checklist/answer-item.ts';
import { longestText } from '#domain/fields.ts';
import { catalogue, testTablet } from '#test/support/test-tablet.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
afterEach(cleanup);

const setUp = async () => {
  const made = await testTablet();
  const journal = await made.begin();
  const tablet = {
    database: made.database,
    recorder: made.recorder,
    drafts: made.drafts,
    now: made.now,
    crypto,
    catalogue,
  } as unknown as Tablet;
  const Field = ({ item }: { item: string }) => {
    const rows = useRows(made.database, journal, 'checklistResponse');
    const record = responseRecordId(journal, item);
    return (
      <RecordedTextField
        journal={journal}
        noun="checklistResponse"
        record={record}
        field="note"
        row={rows?.find((row) => row.record === record)}
        beside={{ item }}
        label="Notes"
        lines={3}
      />
    );
  };
  const Screen = ({ item }: { item: string }) => (
    <I18nProvider i18n={i18n}>
      <Toast.Provider>
        <TabletProvider value={tablet}>
          <Field item={item} />
        </TabletProvider>
      </Toast.Provider>
    </I18nProvider>
  );
  const noteOf = async (item: string) =>
    (await made.database.rows.get([journal, responseRecordId(journal, item)]))?.fields['note'];
  return { ...made, journal, Screen, noteOf };
};

const type = (text: string) => fireEvent.change(screen.getByLabelText('Notes'), { target: { value: text } });

describe('a field that records what is typed', () => {
  test('keeps a draft at once and makes it a change on leaving the field', async () => {
    const { Screen, noteOf, database } = await setUp();
    render(<Screen item="4.1" />);
    type('Seen: scope v3');
    await waitFor(async () => expect(await database.drafts.count()).toBe(1));
    fireEvent.blur(screen.getByLabelText('Notes'));
    await waitFor(async () => expect(await noteOf('4.1')).toBe('Seen: scope v3'));
    expect(await database.drafts.count()).toBe(0);
  });

  test('moving on to the next item never carries words there', async () => {
    const { Screen, noteOf } = await setUp();
    const { rerender } = render(<Screen item="4.1" />);
    type('belongs to 4.1');
    rerender(<Screen item="4.2" />);
    await waitFor(async () => expect(await noteOf('4.1')).toBe('belongs to 4.1'));
    expect(await noteOf('4.2')).toBeUndefined();
    expect((screen.getByLabelText('Notes') as HTMLTextAreaElement).value).toBe('');
  });

  test('closing the screen in mid-sentence settles the words', async () => {
    const { Screen, noteOf } = await setUp();
    const { unmount } = render(<Screen item="4.1" />);
    type('half a sent');
    unmount();
    await waitFor(async () => expect(await noteOf('4.1')).toBe('half a sent'));
  });

  test('leaving a field twice makes one change, and typing on makes no conflict with oneself', async () => {
    const { Screen, noteOf, database, journal } = await setUp();
    render(<Screen item="4.1" />);
    type('one');
    fireEvent.blur(screen.getByLabelText('Notes'));
    fireEvent.blur(screen.getByLabelText('Notes'));
    await waitFor(async () => expect(await noteOf('4.1')).toBe('one'));
    type('one two');
    fireEvent.blur(screen.getByLabelText('Notes'));
    await waitFor(async () => expect(await noteOf('4.1')).toBe('one two'));
    const record = responseRecordId(journal, '4.1');
    expect((await database.rows.get([journal, record]))?.open).toEqual({});
    expect((await database.changes.toArray()).filter((c) => c.record === record && c.field === 'note')).toHaveLength(2);
  });

  test('two versions are shown side by side, and choosing one settles it', async () => {
    const { Screen, database, drafts, journal, noteOf } = await setUp();
    const record = responseRecordId(journal, '4.1');
    const draft = { journal, record, noun: 'checklistResponse', field: 'note', base: [], beside: { item: '4.1' } };
    await drafts.settle({ ...draft, text: 'version one' });
    await drafts.settle({ ...draft, text: 'version two' });
    render(<Screen item="4.1" />);
    fireEvent.click(await screen.findByRole('radio', { name: /version one/u }));
    fireEvent.click(screen.getByRole('button', { name: 'Use the chosen one' }));
    await waitFor(async () => expect((await database.rows.get([journal, record]))?.open).toEqual({}));
    expect(await noteOf('4.1')).toBe('version one');
  });

  test('a refused text is there again when its field is opened again', async () => {
    const { Screen } = await setUp();
    const { rerender } = render(<Screen item="4.1" />);
    const long = 'x'.repeat(longestText + 1);
    type(long);
    fireEvent.blur(screen.getByLabelText('Notes'));
    await screen.findByRole('alert');
    rerender(<Screen item="4.2" />);
    await waitFor(() => expect((screen.getByLabelText('Notes') as HTMLTextAreaElement).value).toBe(''));
    rerender(<Screen item="4.1" />);
    await waitFor(() =>
      expect((screen.getByLabelText('Notes') as HTMLTextAreaElement).value).toHaveLength(long.length),
    );
  });

  test('what is typed in any field on screen is settled before an act decides', async () => {
    const { Screen, drafts, noteOf } = await setUp();
    render(<Screen item="4.1" />);
    type('typed a moment ago');
    await drafts.settleAll();
    expect(await noteOf('4.1')).toBe('typed a moment ago');
  });

  test('a draft is on the disk while typing goes on without a pause', async () => {
    const { Screen, database } = await setUp();
    render(<Screen item="4.1" />);
    const begin = Date.now();
    for (let i = 1; Date.now() - begin < 600; i++) {
      type('x'.repeat(i));
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    expect((await database.drafts.toArray())[0]?.text.length).toBeGreaterThan(3);
  });
});
