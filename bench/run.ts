// `npm run bench -- NAME`: runs one bench, prints its table, ends non-zero where a bar was missed.
const benches: Record<string, () => Promise<{ readonly run: () => Promise<boolean> }>> = {
  app: () => import('./app.ts'),
  pdf: () => import('./pdf.ts'),
  sync: () => import('./sync.ts'),
};

const name = process.argv[2] ?? '';
const load = benches[name];
if (!load) {
  console.error(`Which bench? One of: ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
const { run } = await load();
process.exit((await run()) ? 0 : 1);
