import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const NO_CONNECTION = {
  selector: "NewExpression[callee.object.name='pg'][callee.property.name=/^(Pool|Client)$/]",
  message: 'Connections are made by openPool and openClient in app/db/connections.ts.',
};

export default tseslint.config(
  {
    ignores: [
      'build/',
      '.data/',
      'node_modules/',
      'app/shopify/generated/',
      'sandbox/schema/generated/',
      'app/db/generated/',
      'extensions/*/dist/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // Numbers in messages are wanted; objects and undefined are not.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Remix throws Responses by design.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'lib', name: 'Response' }] },
      ],
      'no-console': 'error',
    },
  },
  // The domain is told the time.
  {
    files: ['app/core/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time is passed in.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time is passed in.',
        },
        { selector: "MemberExpression[object.name='process']", message: 'Settings are passed in.' },
      ],
    },
  },
  // What breaks while nobody listens ends the process.
  {
    files: ['app/**/*.{ts,tsx}'],
    ignores: ['app/core/**', 'app/db/**'],
    rules: { 'no-restricted-syntax': ['error', NO_CONNECTION] },
  },
  // What a type argument says of rows, nobody checks.
  {
    files: ['app/db/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='query'][typeArguments]",
          message: 'Rows are parsed where they are read: readRows in app/db/rows.ts.',
        },
        NO_CONNECTION,
      ],
    },
  },
  { files: ['app/**/*.tsx'], ...reactHooks.configs.flat['recommended-latest'] },
  {
    files: ['scripts/**/*.mjs', 'sandbox/**/*.mjs', 'tests/**/*.mjs', '*.js', '*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        fetch: 'readonly',
        module: 'writable',
        console: 'readonly',
        URL: 'readonly',
        AbortSignal: 'readonly',
      },
    },
  },
  // Runs in browsers, whose globals are many.
  { files: ['sandbox/admin/*.js'], rules: { 'no-undef': 'off' } },
  // Tests reach into parsed JSON whose shape they assert in the next line.
  {
    files: ['tests/**/*.{ts,tsx}', 'sandbox/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // Stand-ins keep the asynchronous signature of what they stand in for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['app/cli/**', 'demo/demo.ts', 'tests/bench/**'],
    rules: { 'no-console': 'off' },
  },
);
