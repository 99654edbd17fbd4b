// Runs in the real page of the window: unlocks, takes a visit through, and answers with what it saw.
const sleep = ms => new Promise(r => setTimeout(r, ms));
const text = () => document.body.innerText.replace(/\s+/g, ' ');
const until = async (what, look) => {
  for (let i = 0; i < 1200; i++) { const seen = look(); if (seen) return seen; await sleep(25); }
  throw new Error(`waited in vain for ${what}; on the page: ${text().slice(0, 400)}`);
};
const see = words => until(words, () => text().includes(words));
const named = (css, words) => until(`${css} ${words}`, () => [...document.querySelectorAll(css)].find(e => (e.ariaLabel || e.innerText).trim() === words && !e.disabled));
const press = async (css, words) => (await named(css, words)).click();
const choose = async words => { const label = await named('label', words); label.querySelector('input').click(); await until(`${words} chosen`, () => label.isConnected && label.querySelector('input').checked); };
// As keys do, letter by letter: the engine makes the events.
const type = (field, words) => { field.focus(); for (const letter of words) document.execCommand('insertText', false, letter); };
const out = {};
try {
  type(await until('the field of the code', () => document.querySelector('#pin')), '2468');
  await press('button', 'Lås op');
  await see('13.00 Snejpevej 14');
  out.title = document.title;
  await press('button', 'Jeg er ved døren');
  await choose('Ikke åbnet');
  await choose('Lys eller TV');
  await choose('Postkort');
  await see('Tirsdag 1. dec. kl. 13.00');
  await press('button', 'Tilføj note');
  const note = await until('the note', () => document.querySelector('#note'));
  type(note, 'TV i stuen, ingen åbnede');
  out.note = note.value;
  await press('button', 'Gem besøg');
  await see('Snejpevej 14 er gemt');
  out.saved = true;
  // A file that comes through the window's own handler, after the first frame.
  await document.fonts.ready;
  out.typeface = [...document.fonts].filter(f => f.family === 'Inter' && f.status === 'loaded').length;
  const strange = await fetch('https://example.org/').then(() => 'reached', () => 'refused');
  out.otherHost = strange;
} catch (error) { out.error = String(error); }
return out;
