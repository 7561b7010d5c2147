import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  rejected: {
    NUMBER_UNKNOWN: {
      why: "We do not know the number you filled in.",
      how: "Look up the number on your policy or agreement. Then put your administrator forward again.",
    },
    NAME_DIFFERS: {
      why: "The name of the organisation does not go with the number you filled in.",
      how: "Check both and put your administrator forward again.",
    },
    NOT_REACHED: {
      why: "We called your organisation, but reached nobody.",
      how: "Put your administrator forward again. Tell your colleagues that we will call.",
    },
    NOT_AUTHORISED: {
      why: "Your organisation did not confirm that this person becomes administrator.",
      how: "Talk to the management of your organisation. Then put your administrator forward again.",
    },
    HAS_ADMINISTRATOR: {
      why: "Your organisation has an administrator already.",
      how: "They can add a second administrator themselves. The help pages say how to reach them.",
    },
    ALREADY_ASKED: {
      why: "Your organisation has put forward someone else already.",
      how: "You need not do anything. Your colleague hears from us.",
    },
    OTHER_PORTAL: {
      why: "This belongs to another portal.",
      how: "The help pages say whom you can call about it.",
    },
  },
  mails: {
    approved: {
      subject: "Approved: your link is on its way",
      said: (company) => `The appointment of an administrator for ${company} has been approved.`,
      soon: "You will soon get an e-mail with a link to start.",
      waits: "Your organisation has an administrator already. That is why the link comes a day later.",
    },
    rejected: {
      subject: "Your appointment has been rejected",
      said: (company) => `We have rejected the appointment of an administrator for ${company}.`,
    },
    administratorsTold: {
      subject: (organisation) => `${organisation} gets another administrator`,
      said: (person, organisation) => `In a day ${person} becomes an administrator of ${organisation} too.`,
      how: "This was asked for with a form. We have checked it.",
      wrong: (desk, reference) =>
        `Is this not right? Then call the ${desk.name} today: ${desk.phone}, ${desk.hours}. Mention reference ${reference}.`,
      reason: (organisation) => `You get this e-mail because you are an administrator of ${organisation}.`,
    },
    follow: "See your appointment",
    reference: (reference) => `Your reference is ${reference}.`,
    call: (desk) => `Questions? Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    reason: "You get this e-mail because an administrator was put forward with this e-mail address.",
  },
};
