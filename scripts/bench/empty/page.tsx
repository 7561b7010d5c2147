/** What every page of a build loads, and nothing else. */
export default function EmptyPage() {
  return <p>…</p>;
}
