import { Readable } from "node:stream";
import type Mail from "nodemailer/lib/mailer";
import MailMessage from "nodemailer/lib/mailer/mail-message";
import MimeNode from "nodemailer/lib/mime-node";
import type { SMTPPoolOptions, SMTPPoolSentMessageInfo as Sent } from "nodemailer/lib/smtp-pool";
import type { Mime } from "./mime.ts";

type Transporter = Mail<Sent, SMTPPoolOptions>;
type Data = NonNullable<ConstructorParameters<typeof MailMessage>[1]>;

/** A mail that is written already, as the library's pool asks for one. */
class Whole extends MimeNode {
  readonly #mail: Mime;
  readonly #id: string;
  readonly #sign: ((raw: Buffer) => Readable) | null;

  constructor(mail: Mime, id: string, sign: ((raw: Buffer) => Readable) | null) {
    super();
    this.#mail = mail;
    this.#id = id;
    this.#sign = sign;
  }

  override getEnvelope() {
    return { ...this.#mail.envelope };
  }

  override messageId() {
    return this.#id;
  }

  override getHeader(key: string) {
    return key === "message-id" ? this.#id : super.getHeader(key);
  }

  override createReadStream(): Readable {
    const { raw } = this.#mail;
    if (this.#sign) return this.#sign(raw);
    return new Readable({
      read() {
        this.push(raw);
        this.push(null);
      },
    });
  }
}

/**
 * Sends it by the pool of a transporter. By its own door a mail that is whole would be read once more, and go through
 * four streams on its way to the line.
 */
export function sendWhole(transporter: Transporter, mail: Mime, messageId: string, data: Data): Promise<Sent> {
  const { dkim } = transporter;
  const message = new MailMessage(transporter, data);
  message.message = new Whole(mail, messageId, dkim ? (raw) => dkim.sign(raw) : null);
  return new Promise((sent, failed) => {
    transporter.transporter.send(message, (error, info) => {
      if (info) sent(info);
      else failed(error ?? new Error("The pool gave back a mail without a word."));
    });
  });
}
