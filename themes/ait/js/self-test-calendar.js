// A calendar file (RFC 5545) for the day on which missed questions come back, made in the browser.

/** @param {string} text */
const escape = text => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');

/** Lines of at most 75 octets; what follows starts with a space. @param {string} line */
function folded(line) {
  const parts = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > (parts.length ? 74 : 75)) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

/**
 * One event that lasts a day.
 * @param {{ day: string, title: string, text: string, url: string, id: string, now: Date }} event day: yyyy-mm-dd
 */
export function calendar({ day, title, text, url, id, now }) {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//VHT VIB//self-test//NL', 'BEGIN:VEVENT',
    `UID:${id}-${day}@self-test`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${next.toISOString().slice(0, 10).replaceAll('-', '')}`,
    `SUMMARY:${escape(title)}`, `DESCRIPTION:${escape(text)}`, `URL:${url}`, 'TRANSP:TRANSPARENT',
    'END:VEVENT', 'END:VCALENDAR', '',
  ].map(folded).join('\r\n');
}
