#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Draws the pictures that other sites show with a link (OpenGraph): `dotnet run build.cs -- cards` builds the site and runs this.
// Arguments: folder of the repository, folder of the built site, path of Chromium.
using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

Site.Tools.Cards.Draw(args[0], args[1], args[2]);

namespace Site.Tools
{
    /// <summary>Draws the pictures that other sites show with a link: content/media/cards/&lt;id&gt;.&lt;language&gt;.png, 1200 x 630.</summary>
    internal static partial class Cards
    {
        /// <summary>Draws the card of each page of the built site; <paramref name="output"/> is the built site.</summary>
        public static void Draw(string root, string output, string chromium)
        {
            var theme = Path.Combine(root, "themes", "ait", "cards");
            var target = Directory.CreateDirectory(Path.Combine(root, "content", "media", "cards")).FullName;
            var template = File.ReadAllText(Path.Combine(theme, "card.html"));
            var strips = Directory.GetFiles(Path.GetFullPath(Path.Combine(root, "content", "media", "strips")), "strip-*-1.svg").Order(StringComparer.Ordinal).ToArray();
            var page = Path.GetFullPath(Path.Combine(theme, "drawing.html"));
            var picture = Path.Combine(Path.GetTempPath(), $"card-{Environment.ProcessId}.png");
            using var pages = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(output, "data", "pages.json")));
            try
            {
                foreach (var entry in pages.RootElement.EnumerateArray())
                {
                    var (id, language) = (entry.GetProperty("id").GetString()!, entry.GetProperty("language").GetString()!);
                    var path = new Uri(new Uri("https://site"), entry.GetProperty("url").GetString()).AbsolutePath;
                    var html = File.ReadAllText(Path.Combine(output, path.Trim('/'), "index.html"));
                    var title = Meta(html, "og:title");
                    var strip = Strip(root, id, language, strips);
                    var words = new Dictionary<string, string>
                    {
                        ["language"] = language, ["title"] = title, ["size"] = title.Length > 34 ? "long" : "short",
                        ["site"] = Meta(html, "og:site_name"), ["description"] = Meta(html, "og:description"),
                        ["picture-1"] = strip, ["picture-2"] = strip.Replace("-1.svg", "-2.svg"), ["picture-3"] = strip.Replace("-1.svg", "-3.svg"),
                    };
                    File.WriteAllText(page, Regex.Replace(template, @"\{([\w-]+)\}", hole => words[hole.Groups[1].Value]));
                    Photograph(chromium, new Uri(page), picture);
                    var small = PalettePng.Reduce(File.ReadAllBytes(picture));
                    File.WriteAllBytes(Path.Combine(target, $"{id}.{language}.png"), small);
                    Console.WriteLine($"{id}.{language}.png {small.Length / 1024} KB");
                }
            }
            finally
            {
                File.Delete(page);
                File.Delete(picture);
            }
        }

        /// <summary>First frame of the strip that the page shows; else of one that follows from the letters of its id, so that it stays from run to run.</summary>
        private static string Strip(string root, string id, string language, string[] strips)
        {
            var source = Directory.EnumerateFiles(Path.Combine(root, "content", "pages"), $"{id}.{language}.md", SearchOption.AllDirectories).FirstOrDefault();
            var shown = source is null ? Match.Empty : Regex.Match(File.ReadAllText(source), @"^:::(?:strip|hero) STRIP-(?<number>\d+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture);
            return Array.Find(strips, strip => shown.Success && strip.EndsWith($"strip-{shown.Groups["number"].Value}-1.svg", StringComparison.Ordinal))
                ?? strips[id.Aggregate(7u, (sum, letter) => sum * 31 + letter) % (uint)strips.Length];
        }

        /// <summary>Chromium's complaints about the desktop it lacks are swallowed.</summary>
        private static void Photograph(string chromium, Uri page, string picture)
        {
            var start = new ProcessStartInfo(chromium, ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--window-size=1200,630", $"--screenshot={picture}", page.AbsoluteUri]) { RedirectStandardError = true, UseShellExecute = false };
            using var browser = Process.Start(start)!;
            var complaints = browser.StandardError.ReadToEnd();
            browser.WaitForExit();
            if (browser.ExitCode != 0)
                throw new InvalidOperationException(complaints);
        }

        /// <summary>What a page says of itself for previews; the text stays encoded, as it goes into HTML again.</summary>
        private static string Meta(string html, string name) => Regex.Match(html, $"<meta property=\"{name}\" content=\"([^\"]*)\"").Groups[1].Value;
    }

    /// <summary>Rewrites a PNG of flat art with a palette of 256 colours (median cut), about a third of the size.</summary>
    internal static class PalettePng
    {
        /// <summary>Where red, green and blue stand in a colour.</summary>
        private static readonly int[] Channels = [16, 8, 0];

        /// <summary>Reads an 8-bit RGB or RGBA PNG (not interlaced) and writes it with a palette; transparency is dropped.</summary>
        public static byte[] Reduce(byte[] png)
        {
            var (width, height, pixels) = Decode(png);
            var palette = MedianCut(pixels, 256);
            var nearest = new Dictionary<int, byte>();
            using var raw = new MemoryStream();
            for (var y = 0; y < height; y++)
            {
                raw.WriteByte(0);
                for (var x = 0; x < width; x++)
                {
                    var colour = pixels[y * width + x];
                    if (!nearest.TryGetValue(colour, out var index)) nearest[colour] = index = Nearest(palette, colour);
                    raw.WriteByte(index);
                }
            }
            return Encode(width, height, palette, raw.ToArray());
        }

        private static (int Width, int Height, int[] Pixels) Decode(byte[] png)
        {
            using var data = new MemoryStream();
            int width = 0, height = 0, channels = 3;
            for (var at = 8; at < png.Length;)
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
                var type = Encoding.ASCII.GetString(png, at + 4, 4);
                if (type == "IHDR")
                {
                    width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 8));
                    height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 12));
                    channels = png[at + 17] == 6 ? 4 : 3;
                }
                else if (type == "IDAT") data.Write(png, at + 8, length);
                at += length + 12;
            }
            data.Position = 0;
            using var unpacked = new ZLibStream(data, CompressionMode.Decompress);
            var stride = width * channels;
            byte[] row = new byte[stride], above = new byte[stride];
            var pixels = new int[width * height];
            for (var y = 0; y < height; y++)
            {
                var filter = unpacked.ReadByte();
                unpacked.ReadExactly(row);
                for (var i = 0; i < stride; i++)
                {
                    int left = i < channels ? 0 : row[i - channels], up = above[i], corner = i < channels ? 0 : above[i - channels];
                    row[i] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
                }
                for (var x = 0; x < width; x++) pixels[y * width + x] = row[x * channels] << 16 | row[x * channels + 1] << 8 | row[x * channels + 2];
                (row, above) = (above, row);
            }
            return (width, height, pixels);
        }

        private static int Paeth(int left, int up, int corner)
        {
            int estimate = left + up - corner, a = Math.Abs(estimate - left), b = Math.Abs(estimate - up), c = Math.Abs(estimate - corner);
            return a <= b && a <= c ? left : b <= c ? up : corner;
        }

        /// <summary>Heckbert's median cut (1982) over the colours that occur, weighted by the root of how often they do.</summary>
        private static int[] MedianCut(int[] pixels, int count)
        {
            var weights = pixels.GroupBy(colour => colour).Select(group => (Colour: group.Key, Weight: Math.Sqrt(group.Count()))).OrderBy(pair => pair.Colour).ToList();
            var boxes = new List<List<(int Colour, double Weight)>> { weights };
            while (boxes.Count < count)
            {
                var widest = boxes.Where(box => box.Count > 1).MaxBy(box => Range(box).Size * box.Sum(pair => pair.Weight));
                if (widest is null) break;
                var shift = Range(widest).Shift;
                var sorted = widest.OrderBy(pair => pair.Colour >> shift & 255).ToList();
                var half = sorted.Sum(pair => pair.Weight) / 2;
                var cut = 0;
                for (var sum = 0.0; cut < sorted.Count - 1 && sum + sorted[cut].Weight <= half; cut++) sum += sorted[cut].Weight;
                cut = Math.Max(cut, 1);
                boxes.Remove(widest);
                boxes.Add(sorted[..cut]);
                boxes.Add(sorted[cut..]);
            }
            // The commonest colour of a box stands for it, so that large plain areas keep their exact colour.
            return [.. boxes.Select(box => box.MaxBy(pair => pair.Weight).Colour)];
        }

        private static (int Size, int Shift) Range(List<(int Colour, double Weight)> box) =>
            Channels.Select(shift => (Size: box.Max(pair => pair.Colour >> shift & 255) - box.Min(pair => pair.Colour >> shift & 255), Shift: shift)).MaxBy(range => range.Size);

        private static byte Nearest(int[] palette, int colour)
        {
            var best = 0;
            var least = int.MaxValue;
            for (var i = 0; i < palette.Length; i++)
            {
                int red = (palette[i] >> 16) - (colour >> 16), green = (palette[i] >> 8 & 255) - (colour >> 8 & 255), blue = (palette[i] & 255) - (colour & 255);
                var distance = 3 * red * red + 6 * green * green + blue * blue;
                if (distance < least) (least, best) = (distance, i);
            }
            return (byte)best;
        }

        private static byte[] Encode(int width, int height, int[] palette, byte[] rows)
        {
            using var png = new MemoryStream();
            png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
            var header = new byte[13];
            BinaryPrimitives.WriteInt32BigEndian(header, width);
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
            header[8] = 8;
            header[9] = 3;
            Chunk(png, "IHDR", header);
            Chunk(png, "PLTE", [.. palette.SelectMany(colour => new[] { (byte)(colour >> 16), (byte)(colour >> 8), (byte)colour })]);
            using var packed = new MemoryStream();
            using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) deflate.Write(rows);
            Chunk(png, "IDAT", packed.ToArray());
            Chunk(png, "IEND", []);
            return png.ToArray();
        }

        private static void Chunk(Stream png, string type, byte[] data)
        {
            var body = Encoding.ASCII.GetBytes(type).Concat(data).ToArray();
            var number = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
            png.Write(number);
            png.Write(body);
            var crc = uint.MaxValue;
            foreach (var value in body)
            {
                crc ^= value;
                for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
            }
            BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
            png.Write(number);
        }
    }
}
