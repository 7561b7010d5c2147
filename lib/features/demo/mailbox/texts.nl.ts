export const nl = {
  title: "Berichten van de demo",
  lead: "Deze berichten zouden zijn verstuurd. In de demo lees je ze hier.",
  refresh: "Vernieuwen",
  all: "Alle berichten",
  only: (to: string) => `Berichten aan ${to}`,
  empty: "Er zijn nog geen berichten.",
  channel: { email: "E-mail", sms: "Sms" },
  to: (to: string) => `aan ${to}`,
  code: "Code",
};
