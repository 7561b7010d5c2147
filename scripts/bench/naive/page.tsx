import { headers } from "next/headers";
import { database } from "#lib/platform/db/client.ts";

/** The list as one writes it on the first day: Next, Prisma, the rows; nobody is asked who they are. */
export default async function NaivePage() {
  // Otherwise it would be rendered once, by the build.
  await headers();
  const { prisma } = await database();
  const rows = await prisma.authorisation.findMany({
    where: { organisationId: "10000000-0000-7000-8000-000000000001" },
    include: { account: true },
    orderBy: { sortName: "asc" },
    take: 20,
  });
  return (
    <main>
      <h1>Gebruikers</h1>
      <table>
        <thead>
          <tr>
            <th scope="col">Naam</th>
            <th scope="col">E-mailadres</th>
            <th scope="col">Status</th>
            <th scope="col">Portalen</th>
            <th scope="col">Laatst ingelogd</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, account, status, portals }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/nl/beheer/gebruikers/${id}`}>
                  {account.firstName} {account.lastName}
                </a>
              </th>
              <td>{account.email}</td>
              <td>{status}</td>
              <td>{portals.join(", ")}</td>
              <td>{account.lastSignInAt?.toLocaleDateString("nl")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
