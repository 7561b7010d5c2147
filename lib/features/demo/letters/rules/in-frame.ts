/** How a mail is looked at: as in the light, or as in the dark. */
export const colours = ["licht", "donker"] as const;
type Colour = (typeof colours)[number];

const inTheDark = "@media (prefers-color-scheme:dark)";

/** A mail as a page of its own, for a frame: in one colour whatever the reader's is, and its links lead out of the frame. */
export const inFrame = (html: string, colour: Colour): string =>
  html
    .replace("<head>", '<head><base target="_top">')
    .replaceAll(inTheDark, colour === "donker" ? "@media all" : "@media not all");
