import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** One way only: an app may use shared; shared uses no app; the apps do not know each other. */
const forbid = (zones) => [
  'error',
  { patterns: zones.map((z) => ({ group: [`@/${z}/*`, `**/${z}/*`], message: `Do not import from ${z} here.` })) },
];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'coverage', 'src/shared/api-schema.d.ts'] },
  tseslint.configs.strict,
  {
    plugins: { 'react-hooks': reactHooks },
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  { files: ['src/shared/**'], rules: { 'no-restricted-imports': forbid(['portal', 'desk']) } },
  { files: ['src/portal/**'], rules: { 'no-restricted-imports': forbid(['desk']) } },
  { files: ['src/desk/**'], rules: { 'no-restricted-imports': forbid(['portal']) } },
  { files: ['scripts/**', '*.config.*'], languageOptions: { globals: { ...globals.node } }, rules: { 'no-console': 'off' } },
);
