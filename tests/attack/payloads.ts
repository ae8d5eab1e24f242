/** Marks what was sent, wherever it comes out again. */
export const mark = 'zq7x'

/** What is typed into every field: each as an attacker would try it first, and what it is tried against. */
export const payloads: Readonly<Record<string, string>> = {
  'a statement that drops a table': `${mark}'; drop table case_record; --`,
  'a short quote': `'--`,
  'a condition that is always true': `${mark}' or '1'='1`,
  'a backslash before a quote': `${mark}\\'; drop table person; --`,
  'a quote by dollars': `${mark}$$; drop table person; $$`,
  'signs of a pattern': `%_\\${mark}%`,
  'a template': `${mark}\${7*7}{{7*7}}#{7*7}<%= 7*7 %>`,
  'markup that ends an attribute': `"'><script>${mark}()</script><img src=${mark} onerror=${mark}()><svg/onload=${mark}()>`,
  'an attribute': `" onmouseover="${mark}()" autofocus onfocus="${mark}()" x="`,
  'short markup': '"><b>',
  'a script as an address': `javascript:${mark}()`,
  'an address elsewhere': '//evil.example/zq7x',
  'a letter of no value': `${mark}\0`,
  'a header of its own': `${mark}\r\nset-cookie: injected=${mark}\r\nx-injected: ${mark}\r\n\r\n<script>${mark}()</script>`,
  'a path to another file': '../../../../etc/passwd',
  '4,000 letters': mark + 'a'.repeat(3996),
  'the other direction of writing': `\u202e${mark}\u202c\u2066\ufeff\u200b`,
  'letters that look like others': `ｚq７x＇；＜script＞\u{1f9d2}\u0301\u0301\u0301`,
  'the name of what objects are made from': '__proto__',
  'the name of what makes objects': 'constructor',
  'a number too large': '99999999999999999999',
  'a number just too large': '2147483648',
  'a number below all': '-1',
  'no number': '1e999',
  'the last day there is': '9999-12-31',
  'a day after the last': '275760-09-13',
  'a formula': `=${mark}|' /C calc'!A0`,
}
