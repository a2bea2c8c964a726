using System.Text;

namespace Site.Engine.Outputs.Headers;

/// <summary>_headers for Netlify; the preview server applies the same file.</summary>
public sealed class HeadersOutput : IOutput
{
    /// <summary>Nothing by default; scripts, styles, pictures and requests from this host only; no inline code of any kind.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'";

    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        var site = context.Site;
        var text = new StringBuilder();
        text.Append("/*\n")
            .Append("  Content-Security-Policy: ").Append(Policy).Append('\n')
            .Append("  Strict-Transport-Security: max-age=63072000; includeSubDomains\n")
            .Append("  X-Content-Type-Options: nosniff\n")
            .Append("  Referrer-Policy: same-origin\n")
            .Append("  Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()\n")
            .Append("  Cross-Origin-Opener-Policy: same-origin\n");
        // Netlify joins headers of all rules that match: pages get a second policy against framing, embeds do not.
        foreach (var root in new[] { "" }.Concat(site.Configuration.Languages.Skip(1).Select(l => "/" + l)))
        {
            foreach (var path in (string[])["/", "/:page/"])
                text.Append(root).Append(path).Append("\n  Content-Security-Policy: frame-ancestors 'none'\n");
        }
        text.Append("/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n");
        // The manifest, search-index/nl.json, keeps its name and is asked for anew; the files it names carry a hash.
        foreach (var language in site.Configuration.Languages)
            text.Append('/').Append(Search.Format.IndexFormat.Folder).Append('/').Append(language).Append("/*\n  Cache-Control: public, max-age=31536000, immutable\n");
        foreach (var language in site.Configuration.Languages)
            text.Append(site.Home(language)).Append("embed/*\n  X-Robots-Tag: noindex\n");
        text.Append("/data/*\n  Access-Control-Allow-Origin: *\n");
        if (site.IncludesDrafts)
            text.Append("/*\n  X-Robots-Tag: noindex\n");
        yield return new OutputFile("_headers", Encoding.UTF8.GetBytes(text.ToString()));
    }
}
