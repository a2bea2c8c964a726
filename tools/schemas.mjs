// An independent look at schemas/ with ajv, which is no part of the build: every YAML file and front matter of a content folder, and each schema fault of a
// list of findings held against what ajv says. In a folder of its own, `npm install ajv ajv-formats yaml`, copy this file there, then
//   node schemas.mjs REPOSITORY content
//   node schemas.mjs REPOSITORY tests/Site.Tests/Checks/Faults/faulty/content tests/Site.Tests/Checks/Faults/expected/en/findings.txt
import fs from "node:fs";
import path from "node:path";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import YAML from "yaml";

/** Faults that a schema can see, or that make the file no YAML. */
const SCHEMA_CODES = ["S0101", "S0102", "S0103", "S0104", "S0105", "S0106", "S0107", "S0110", "S0113", "S0503", "S0509", "S0511"];

const [repository, folder, findings] = process.argv.slice(2);
const content = path.join(repository, folder);
const ajv = addFormats(new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }));
const schemas = new Map(fs.readdirSync(path.join(repository, "schemas")).map((file) =>
  [path.basename(file, ".json"), ajv.compile(JSON.parse(fs.readFileSync(path.join(repository, "schemas", file), "utf8")))]));

/** The YAML of a file of the content folder with the name of its schema, or null. */
function yamlOf(file) {
  const text = fs.readFileSync(path.join(content, file), "utf8");
  if (file.endsWith(".md"))
    return { schema: "page", text: /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] };
  return { schema: file.startsWith("self-tests/") ? "self-test" : path.basename(file, ".yml"), text };
}

/** What is wrong with a file, one line each. */
function faultsOf({ schema, text }) {
  const document = YAML.parseDocument(text);
  if (document.errors.length > 0)
    return [document.errors[0].message.split("\n")[0]];
  const validate = schemas.get(schema);
  return validate(document.toJS()) ? [] : validate.errors.map((error) => `${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`);
}

const faults = new Map();
for (const entry of fs.readdirSync(content, { recursive: true, withFileTypes: true })) {
  const file = path.relative(content, path.join(entry.parentPath, entry.name));
  if (!entry.isFile() || !/\.(md|yml)$/.test(file))
    continue;
  const yaml = yamlOf(file);
  if (yaml.text !== undefined && schemas.has(yaml.schema))
    faults.set(file, faultsOf(yaml));
}
const refused = [...faults].filter(([, found]) => found.length > 0);
console.log(`${faults.size} files validated, ${refused.length} refused`);

if (findings === undefined) {
  for (const [file, found] of refused)
    console.log(`${file}\n  ${found.join("\n  ")}`);
  process.exit(refused.length > 0 ? 1 : 0);
}

let missed = 0;
for (const line of fs.readFileSync(path.join(repository, findings), "utf8").trim().split("\n")) {
  const [, file, code, message] = /^content\/(.*?):\d+:\d+ (S\d{4}) (.*?) = /.exec(line) ?? [];
  if (!SCHEMA_CODES.includes(code))
    continue;
  const isRefused = (faults.get(file) ?? []).length > 0;
  missed += isRefused ? 0 : 1;
  console.log(`${isRefused ? "refused" : "MISSED "} ${code} ${file}: ${message}`);
}
process.exit(missed > 0 ? 1 : 0);
