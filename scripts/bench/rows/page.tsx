import { headers } from "next/headers";

const people = Array.from({ length: 25 }, (_, n) => ({
  id: `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`,
  name: `Berg${n}, Anna`,
  email: `p${n}@bench.example`,
  portals: "mkb-portal",
}));

/** Rows that stand in the code and nothing around them: what the App Router itself takes for a list. */
export default async function RowsPage() {
  // Otherwise it would be rendered once, by the build.
  await headers();
  return (
    <table>
      <tbody>
        {people.map(({ id, name, email, portals }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`/nl/beheer/gebruikers/${id}`}>{name}</a>
            </th>
            <td>{email}</td>
            <td>{portals}</td>
            <td>nooit</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
