import type { Name } from "#lib/features/base/people/rules.ts";

/** Sixty more people of De Linden: first name, tussenvoegsel, last name. */
const names = `
Sanne||Bakker; Daan|de|Vries; Fatima|el|Amrani; Joost|van der|Berg; Noor||Jansen; Youssef||Özdemir
Lotte|van|Dijk; Thijs||Visser; Aïsha||Benali; Koen|de|Boer; Eva||Mulder; Mehmet||Yılmaz
Femke|van den|Heuvel; Ruben||IJsbrandij; Chloé||Dupont; Bas|’t|Hart; Iris||Müller; Sem|van ’t|Hof
Roos||Smit; Hidde|de|Jong; Zoë||Peters; Lars||Hendriks; Naïma||Bouzid; Wouter|ten|Brink
Maud|van|Leeuwen; Stijn||Dekkers; Renée||Vermeulen; Jurre|in ’t|Veld; Amber||Kuipers; Pim|van de|Wiel
Esmée||Willems; Niels||Kok; Soraya||Pinas; Tim|de|Groot; Ilse||Gerritsen; Björn||Sørensen
Marit|van der|Meulen; Jelle||Hoekstra; Anouk||Verhoeven; Bilal||Aydın; Carlijn|op de|Beek; Sjoerd||Dijkstra
Wietske||Postma; Rik|van|Vliet; Hülya||Çelik; Jorrit|de|Haan-Vos; Margriet||Ruijter; Teun|van|Es
Laura||Martínez; Gijs||Schouten; Yara||Blom; Floris|van der|Linden; Merel||Kramer; Omar||Haddad
Nienke|van|Wijk; Job||Prins; Puck||Maas; Arjan|uit den|Bogaard; Dewi||Soekarno; Cas||Ottens`;

export const colleagues: readonly Name[] = names
  .trim()
  .split(/[;\n]/)
  .map((name) => {
    const [firstName = "", namePrefix = "", lastName = ""] = name.trim().split("|");
    return { initials: `${firstName.charAt(0)}.`, firstName, namePrefix, lastName };
  });
