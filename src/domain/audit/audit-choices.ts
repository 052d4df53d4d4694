// The words one chooses from in an audit's plan.
export const methods = ['onSite', 'remote', 'hybrid'] as const;
export const teamRoles = ['lead', 'auditor', 'auditorInTraining', 'technicalExpert', 'observer'] as const;
export const systemRoles = ['developer', 'provider', 'deployer', 'user'] as const;
export const lifeCycleStages = ['planned', 'inDevelopment', 'inVerification', 'inOperation', 'retired'] as const;
export const auditKinds = ['internal', 'followUp'] as const;
export const splitKinds = ['aiSystem', 'site'] as const;
export const photoKeepings = ['original', 'copy2560'] as const;
