import next from "eslint-config-next";
import tseslint from "typescript-eslint";

const accessibility = next.map(({ plugins }) => plugins?.["jsx-a11y"]).find(Boolean);

export default tseslint.config(
  {
    ignores: [".next*/**", ".data/**", ".cache/**", "lib/platform/db/generated/**", "next-env.d.ts", "test-results/**"],
  },
  ...next,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/require-await": "off",
      // Our types write functions as methods; none of them uses "this".
      "@typescript-eslint/unbound-method": "off",
      // A form may take an action that returns a promise: React waits for it.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "no-restricted-imports": [
        "error",
        {
          paths: [
            { name: "next/link", message: "Links are plain: <a href>." },
            { name: "next/router", message: "The state of a page is in its address." },
          ],
          patterns: [{ group: ["@/*"], message: "Write #lib/…, or ./ within one folder." }],
        },
      ],
    },
  },
  {
    files: ["**/*.ts"],
    // A file without JSX has no components, so "useLink" there is not a hook.
    rules: { "react-hooks/rules-of-hooks": "off" },
  },
  {
    files: ["tests/**"],
    // What a test reads from a response is "any" until it is compared.
    rules: { "@typescript-eslint/no-unsafe-assignment": "off", "@typescript-eslint/no-unsafe-argument": "off" },
  },
  {
    files: ["**/*.tsx"],
    rules: accessibility.flatConfigs.recommended.rules,
  },
  {
    rules: {
      "import/no-anonymous-default-export": "off",
      // Navigation belongs to the browser: it works without JavaScript and keeps focus, back and scroll right.
      "@next/next/no-html-link-for-pages": "off",
    },
  },
);
