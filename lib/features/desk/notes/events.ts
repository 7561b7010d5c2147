import { declareEvents, id, quiet } from "#lib/platform/audit/event.ts";

/** No record has the text, which can be erased for good. */
export const events = declareEvents("help", {
  "staff-note.write": quiet({ title: { nl: "Notitie geschreven", en: "Note written" }, after: { noteId: id } }),
  "staff-note.erase": quiet({ title: { nl: "Notitie gewist", en: "Note erased" }, before: { noteId: id } }),
});
