// The same site as ours in Eleventy: layout, section menu, heading ids, table of contents.
import anchor from "markdown-it-anchor";

export default function (config) {
  config.amendLibrary("md", (md) => md.use(anchor.default ?? anchor));
  config.addCollection("sections", (api) => {
    const sections = {};
    for (const page of api.getAll()) {
      const [, language, section] = page.filePathStem.split("/");
      (sections[`${language}/${section}`] ??= []).push({ url: page.url, title: page.data.title, weight: page.data.weight });
    }
    for (const pages of Object.values(sections)) pages.sort((a, b) => a.weight - b.weight);
    return sections;
  });
  config.addFilter("key", (stem) => stem.split("/").slice(1, 3).join("/"));
  config.addFilter("contents", (html) => [...html.matchAll(/<h2 id="([^"]*)"[^>]*>(.*?)<\/h2>/g)].map((m) => ({ id: m[1], text: m[2] })));
  return { dir: { input: "content", includes: "../_includes", data: "../_data" }, markdownTemplateEngine: false, templateFormats: ["md"] };
}
