import { expect, test } from "vitest";
import { toldApart } from "#scripts/pg-programs.ts";

test.each([
  ["postgresql://owner:ge%3Aheim@db/portal?sslmode=require", "postgresql://owner@db/portal?sslmode=require", "ge:heim"],
  ["postgresql://owner@db/portal?password=geheim", "postgresql://owner@db/portal", "geheim"],
  ["postgresql://owner:geheim@db/trial?dbname=portal", "postgresql://owner@db/trial", "geheim"],
  ["postgresql://owner@db/portal", "postgresql://owner@db/portal", ""],
])("a program sees no password and no other database in %s", (url, address, password) => {
  expect(toldApart(url)).toEqual({ address, password });
});
