/** The import table of ARCHITECTURE.md, enforced. */
const APP_FOLDERS = [
  'core',
  'services',
  'shopify',
  'db',
  'email',
  'files',
  'jobs',
  'components',
  'routes',
  'cli',
  'locales',
];

/** What each folder may import from within app/; `core` and a folder's own files always may. */
const MAY_IMPORT = {
  core: [],
  locales: ['core'],
  services: ['core'],
  shopify: ['core'],
  db: ['core'],
  email: ['core', 'locales'],
  files: ['core', 'shopify/bulk', 'shopify/mapping'],
  jobs: ['core', 'services'],
  components: ['core', 'locales'],
  cli: ['core', 'files', 'locales'],
  routes: ['core', 'components', 'locales'],
};

/** Files at the root of app/ that a folder may import. */
const ROOT_FILES = {
  routes: '(container\\.server|shopify\\.server|logger\\.server|shopify/webhooks)',
  jobs: '(container\\.server|logger\\.server)',
};

/** Ports and view models are types: what crosses is checked by the compiler and costs nothing at run time. */
const TYPES_ONLY = {
  db: 'services/([a-z-]+/|)(ports|views)',
  shopify: 'services/([a-z-]+/|)ports',
  email: 'services/([a-z-]+/|)(ports|views)',
  components: 'services/([a-z-]+/|)views',
  routes: 'services/',
};

const table = Object.entries(MAY_IMPORT).map(([folder, allowed]) => {
  const folders = [folder, ...allowed].map((name) => `^app/${name}/`);
  const roots = ROOT_FILES[folder] ? [`^app/${ROOT_FILES[folder]}`] : [];
  const types = TYPES_ONLY[folder] ? [`^app/${TYPES_ONLY[folder]}`] : [];
  return {
    name: `${folder}-imports`,
    severity: 'error',
    comment: `app/${folder} may import: ${[folder, ...allowed].join(', ')} (see ARCHITECTURE.md).`,
    from: { path: `^app/${folder}/` },
    to: { path: '^app/', pathNot: [...folders, ...roots, ...types] },
  };
});

module.exports = {
  forbidden: [
    ...table,
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'The domain knows no I/O and no framework; only small pure libraries.',
      from: { path: '^app/core/' },
      to: {
        dependencyTypes: ['core', 'npm'],
        pathNot: 'node_modules/(htmlparser2|entities|zod|tinyld|eld|franc|temporal-polyfill)',
      },
    },
    {
      name: 'types-only',
      severity: 'error',
      comment: 'Ports and views are imported as types.',
      from: { path: '^app/(db|shopify|email|components)/' },
      to: { path: '^app/services/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'routes-call-the-container',
      severity: 'error',
      comment:
        'Services are called through the container; routes take their types, and the lists of views.',
      from: { path: '^app/routes/' },
      to: { path: '^app/services/', pathNot: '/views\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-imports-routes',
      severity: 'error',
      // Remix's root is the topmost route.
      from: { path: '^app/', pathNot: '^app/(routes/|root\\.tsx$)' },
      to: { path: '^app/routes/' },
    },
    {
      name: 'production-knows-no-sandbox',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^(tests|sandbox)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|@graphql-typed-document-node/core)' },
    },
    {
      name: 'a-folder-of-the-house',
      severity: 'error',
      comment: `app/ holds these folders: ${APP_FOLDERS.join(', ')}.`,
      from: { path: '^app/(?!(' + APP_FOLDERS.join('|') + ')/)[^/]+/' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Prisma's, whose types go round in circles.
    exclude: { path: '^app/db/generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
