// The walls of the house, in the order machine, layer, noun. `npm run check` and `npm run graph` both read them here.
const only = (name, from, allowed, libraries) => [
  {
    name: `${name} imports only what its layer may`,
    severity: 'error',
    from: { path: from },
    to: { path: '^src/', pathNot: allowed },
  },
  ...(libraries
    ? [
        {
          name: `${name} uses only these libraries`,
          severity: 'error',
          from: { path: from },
          to: { path: 'node_modules/', pathNot: `node_modules/(${libraries})` },
        },
      ]
    : []),
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'every import resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...only('domain', '^src/domain/', '^src/domain/', '@noble/hashes|canonicalize|uuid|zod'),
    ...only('protocol', '^src/protocol/', '^src/(protocol|domain)/', 'zod'),
    ...only('package', '^src/package/', '^src/(package|domain)/', 'fflate|@noble/hashes|zod'),
    ...only('report', '^src/report/', '^src/(report|domain)/', 'jspdf|harfbuzzjs|bidi-js|fflate|hucre|yaml|docx|@lingui/core|@lingui/message-utils'),
    ...only('server', '^src/server/', '^src/(server|domain|protocol|package)/'),
    ...only('ui', '^src/client/ui/', '^src/client/ui/'),
    ...only('store', '^src/client/store/', '^src/(client/store|domain)/', 'dexie|react/'),
    ...only('recorder', '^src/client/recorder/', '^src/(client/(recorder|store)|domain|protocol)/', 'dexie|uuid|@noble/hashes|@noble/ed25519|exifr'),
    ...only('sync', '^src/client/sync/', '^src/(client/(sync|store|recorder)|domain|protocol|package)/', 'dexie|@noble/hashes|zod'),
    ...only('client report', '^src/client/report/', '^src/(client/(report|store|recorder)|domain|report)/'),
    ...only('workers', '^src/client/workers/', '^src/(client/(workers|report|recorder|store)|domain|report)/'),
    ...only('features', '^src/client/features/', '^src/(client/(features|ui|recorder|store|sync|report)|domain|protocol)/'),
    { name: 'the report part loads on demand', severity: 'error', from: { path: '^src/client/(features|app|ui)' }, to: { path: '^src/report/' } },
    { name: 'the tablet knows no server', severity: 'error', from: { path: '^src/client/' }, to: { path: '^src/(server|commands)/|^node:' } },
    { name: 'only the recorder and the store write', severity: 'error', from: { path: '^src/client/(features|ui|app)/' }, to: { path: '^src/client/store/device-database\\.ts$', dependencyTypesNot: ['type-only'] } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.po$', '\\.css$', '\\.ttf', '\\.woff2', '\\.wasm'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
