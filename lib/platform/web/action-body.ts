const actionId = /^[0-9a-f]{42}$/;
const formReference = '"$K1"';

/**
 * Whether a posted form is one our pages can have sent. React would read anything else as far as it can and then
 * throw, which Next answers with 500. Every action of ours takes two things: the reply before, and the form.
 */
export function isActionBody(header: string | null, form: FormData): boolean {
  return header === null ? isPlainForm(form) : actionId.test(header) && isScriptedForm(form);
}

/** With JavaScript: the arguments in "0", the fields of the form with a prefix. */
function isScriptedForm(form: FormData): boolean {
  const [call, ...more] = form.getAll("0");
  if (typeof call !== "string" || more.length > 0 || !call.endsWith(`,${formReference}]`)) return false;
  if ([...form.keys()].some((name) => name !== "0" && !name.startsWith("_1_"))) return false;
  const [before, , ...others] = listOf(call) ?? [];
  return others.length === 0 && isReply(before);
}

/** Without JavaScript: hidden fields name the action and carry the previous reply. */
function isPlainForm(form: FormData): boolean {
  const ours = [...form.keys()].filter((name) => name.startsWith("$ACTION_") && name !== "$ACTION_KEY");
  if (ours.length === 0) return true;
  const number = ours.map((name) => /^\$ACTION_REF_(\d{1,3})$/.exec(name)?.[1]).find(Boolean);
  const expected = [`$ACTION_REF_${number}`, `$ACTION_${number}:0`, `$ACTION_${number}:1`];
  if (ours.length !== 3 || !expected.every((name) => ours.includes(name))) return false;
  const [reference, bound] = [form.get(`$ACTION_${number}:0`), form.get(`$ACTION_${number}:1`)];
  if (typeof reference !== "string" || !/^\{"id":"[0-9a-f]{42}","bound":"\$@1"\}$/.test(reference)) return false;
  const list = typeof bound === "string" ? listOf(bound) : null;
  return list?.length === 1 && isReply(list[0]);
}

function listOf(json: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** The previous reply of a form, two levels deep, with texts and lists of texts only. */
function isReply(value: unknown, depth = 0): boolean {
  if (depth === 0 && value === null) return true;
  if (typeof value === "string") return depth > 0 && !/^\$(?!\$|undefined$)/.test(value);
  if (Array.isArray(value)) return depth === 1 && value.every((part) => typeof part === "string" && isReply(part, 2));
  if (typeof value !== "object" || value === null || depth > 1) return false;
  return Object.entries(value).every(([name, part]) => name !== "__proto__" && isReply(part, depth + 1));
}
