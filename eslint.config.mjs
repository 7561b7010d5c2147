import next from "eslint-config-next";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";

/** Those of React's hooks and components, of which some compile each file. */
const ofComponents = next
  .flatMap(({ rules }) => Object.keys(rules ?? {}))
  .filter((name) => /^react-hooks\//.test(name));
const accessibility = next.map(({ plugins }) => plugins?.["jsx-a11y"]).find(Boolean);

export default tseslint.config(
  {
    ignores: [".next*/**", ".data/**", ".cache/**", "lib/platform/db/generated/**", "next-env.d.ts", "test-results/**"],
  },
  ...next,
  {
    files: ["**/*.{ts,tsx}"],
    // The rules of recommendedTypeChecked that need types are in .oxlintrc.json, where reading the types costs far less.
    extends: [tseslint.configs.recommended],
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
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
    ignores: ["lib/ui/**"],
    // A file without JSX has no components, so "useLink" there is not a hook.
    rules: Object.fromEntries(ofComponents.map((name) => [name, "off"])),
  },
  {
    files: ["{app,lib,scripts}/**"],
    ignores: ["scripts/{bench,look,prove}/**"],
    plugins: { regexp },
    // Strangers say what most of them read: one that goes over it more than once holds up everybody.
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: false }],
    },
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
