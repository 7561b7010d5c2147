/** What a reader of XML is told, in the order of the text. Names come without their prefix, attributes as they stand. */
type XmlReader = {
  open(name: string, attributes: string, isEmpty: boolean): void;
  close(name: string): void;
  text(text: string): void;
};

/**
 * Walks through XML once, from the first character to the last. It checks nothing and puts nothing in the place of
 * an entity but the five of XML itself, so no document can make it read or grow.
 */
export function walk(xml: string, reader: XmlReader): void {
  let at = 0;
  for (;;) {
    const tag = xml.indexOf("<", at);
    if (tag < 0) return;
    if (tag > at) reader.text(decoded(xml.slice(at, tag)));
    if (xml.startsWith("<!--", tag)) at = behind(xml, "-->", tag);
    else if (xml.startsWith("<![CDATA[", tag)) {
      at = behind(xml, "]]>", tag);
      reader.text(xml.slice(tag + 9, at - 3));
    } else if (xml.startsWith("<?", tag)) at = behind(xml, "?>", tag);
    else if (xml.startsWith("<!", tag)) at = behindDeclaration(xml, tag);
    else at = readTag(xml, tag, reader);
  }
}

function readTag(xml: string, tag: number, reader: XmlReader): number {
  if (xml[tag + 1] === "/") {
    const end = xml.indexOf(">", tag);
    reader.close(localName(xml.slice(tag + 2, end < 0 ? xml.length : end).trim()));
    return end < 0 ? xml.length : end + 1;
  }
  const end = tagEnd(xml, tag);
  const isEmpty = xml[end - 1] === "/";
  const last = isEmpty ? end - 1 : end;
  let space = tag + 1;
  while (space < last && xml.charCodeAt(space) > blank) space++;
  const name = localName(xml.slice(tag + 1, space));
  reader.open(name, xml.slice(space, last), isEmpty);
  if (isEmpty) reader.close(name);
  return end + 1;
}

/** A space, and before it all that XML takes for one. */
const blank = 32;

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

const behind = (xml: string, end: string, from: number) => {
  const found = xml.indexOf(end, from);
  return found < 0 ? xml.length : found + end.length;
};

/** A document type may declare things between square brackets. */
function behindDeclaration(xml: string, from: number): number {
  const [bracket, end] = [xml.indexOf("[", from), xml.indexOf(">", from)];
  return bracket >= 0 && bracket < end ? behind(xml, "]>", bracket) : behind(xml, ">", from);
}

const quote = { double: 34, single: 39, end: 62 };

/** The bracket that ends a tag, and not one inside an attribute. */
function tagEnd(xml: string, from: number): number {
  let open = 0;
  for (let i = from; i < xml.length; i++) {
    const code = xml.charCodeAt(i);
    if (open !== 0) open = code === open ? 0 : open;
    else if (code === quote.double || code === quote.single) open = code;
    else if (code === quote.end) return i;
  }
  return xml.length;
}

const named = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

const decoded = (text: string) =>
  text.includes("&")
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (whole, decimal, hex, name) => {
        if (name) return named[String(name).toLowerCase() as keyof typeof named];
        const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : String(whole);
      })
    : text;

/** Gives the value of one attribute, or an empty text. Nearly all are written in one way, so that is looked for first. */
export function attribute(name: string): (attributes: string) => string {
  const usual = ` ${name}="`;
  const pattern = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  return (attributes) => {
    const at = attributes.indexOf(usual);
    const end = at < 0 ? -1 : attributes.indexOf('"', at + usual.length);
    if (end >= 0) return decoded(attributes.slice(at + usual.length, end));
    const found = attributes.includes(name) ? pattern.exec(attributes) : null;
    return found ? decoded(found[1] ?? found[2] ?? "") : "";
  };
}
