// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { fileURLToPath } from 'node:url';
import lit from 'eslint-plugin-lit';
import tseslint from 'typescript-eslint';

/** A layer may not import the ones named: protocol <- client <- model <- ui <- main. */
const layer = (files, forbidden, globals = []) => ({
  files: [files],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ group: forbidden, message: 'protocol <- client <- model <- ui <- main.ts' }] },
    ],
    ...(globals.length > 0 ? { 'no-restricted-globals': ['error', ...globals] } : {}),
  },
});

const dom = ['document', 'HTMLElement', 'customElements'];

export default tseslint.config(
  { ignores: ['dist', 'generated', 'node_modules'] },
  ...tseslint.configs.strict,
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: {
      parserOptions: {
        project: './tsconfig.json',
        tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url)),
      },
    },
    plugins: { lit },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
          message: 'Text of people never becomes HTML.',
        },
      ],
      'max-lines': ['error', { max: 400, skipBlankLines: false }],
      eqeqeq: 'error',
    },
  },
  layer('src/protocol/**/*.ts', ['**/client/**', '**/model/**', '**/ui/**', '**/i18n/**', 'lit*'], dom),
  layer('src/client/**/*.ts', ['**/model/**', '**/ui/**', '**/i18n/**', 'lit*'], dom),
  layer('src/model/**/*.ts', ['**/ui/**', 'lit', 'lit/*'], dom),
  layer(
    'src/worker/**/*.ts',
    ['**/protocol/**', '**/client/**', '**/model/**', '**/ui/**', '**/i18n/**'],
    dom,
  ),
  layer('src/ui/**/*.ts', ['**/main', '**/main.js']),
);
