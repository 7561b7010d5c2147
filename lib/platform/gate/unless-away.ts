import "server-only";
import { servicedesk } from "../contact.ts";
import { isOutOfReach } from "../db/trouble.ts";
import { requestFacts } from "../web/request-facts.ts";
import { gateTexts } from "./texts.ts";

/**
 * What a script of a page asks for; while the database is away the sentence that the page then says, as an answer like
 * any other. Any other error is thrown, so that we hear of it.
 */
export async function unlessAway<T>(asked: Promise<T>): Promise<T | { readonly sentence: string }> {
  try {
    return await asked;
  } catch (error) {
    if (!isOutOfReach(error)) throw error;
    console.error(error);
    const { locale } = await requestFacts();
    return { sentence: gateTexts[locale].unavailable(servicedesk(locale)) };
  }
}
