import { deflateRawSync } from "node:zlib";

export type Part = {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the zip says it is, for one that lies. */
  readonly saidSize?: number;
};

/** A zip file, byte by byte: also one no honest program would write. */
export function aZip(parts: readonly Part[]): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, saidSize } of parts) {
    const whole = Buffer.from(content);
    const packed = deflateRawSync(whole, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(saidSize ?? whole.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), common, place, Buffer.from(name)]));
    pieces.push(local);
    at += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...pieces, entries, end]));
}

const type = "http://schemas.openxmlformats.org";

/** The least that is a workbook, around one sheet. */
export const aWorkbook = (sheet: string, lie: { readonly saidSize?: number } = {}) =>
  aZip([
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns="${type}/spreadsheetml/2006/main" xmlns:r="${type}/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships xmlns="${type}/package/2006/relationships"><Relationship Id="rId1" Type="${type}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: "xl/worksheets/sheet1.xml", content: sheet, ...lie },
  ]);

export const aSheet = (rows: string) =>
  `<worksheet xmlns="${type}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
