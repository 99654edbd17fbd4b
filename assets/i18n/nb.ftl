## Dates and times
weekday = { $n ->
        [1] mandag
        [2] tirsdag
        [3] onsdag
        [4] torsdag
        [5] fredag
        [6] lørdag
        *[7] søndag
    }
weekday-short = { $n ->
        [1] ma
        [2] ti
        [3] on
        [4] to
        [5] fr
        [6] lø
        *[7] sø
    }
month-short = { $n ->
        [1] jan.
        [2] feb.
        [3] mars
        [4] april
        [5] mai
        [6] juni
        [7] juli
        [8] aug.
        [9] sept.
        [10] okt.
        [11] nov.
        *[12] des.
    }
date = { $day }. { $month }
date-year = { $day }. { $month } { $year }
weekday-date = { $weekday } { $date }
at-time = { $day } kl. { $time }
stamp = { $weekday } { $date } { $time }
today-word = i dag
tomorrow-word = i morgen
yesterday-word = i går
now-word = nå
in-minutes = om { $n } min
minutes-ago = for { $n } min siden
in-hours = om { $n ->
        [one] { $n } time
        *[other] { $n } timer
    }
hours-ago = for { $n ->
        [one] { $n } time
        *[other] { $n } timer
    } siden
in-days = om { $n ->
        [one] { $n } dag
        *[other] { $n } dager
    }
days-ago = for { $n ->
        [one] { $n } dag
        *[other] { $n } dager
    } siden
part-morning = Morgen
part-forenoon = Formiddag
part-afternoon = Ettermiddag
part-evening = Kveld

## Navigation and frame
main-menu = Hovedmeny
today = I dag
map = Kart
note-down = Noter
places = Adresser
team = Team
me = Meg
back = Tilbake
close = Lukk
remove = Fjern
hide-screen = Skjul skjermen
saved-on-phone = Lagret på telefonen
try-again = Prøv igjen
failed-title = Skjermen kunne ikke vises
failed-text = Det du har lagret, ligger på telefonen. Prøv igjen, eller gå tilbake til I dag.
not-found-title = Her er det ingenting
to-today = Til I dag

## Lock and first run
cover = Notater
hidden = Skjult
opening = Låser opp
pin-code = PIN-kode
pin-paste = Du kan også lime inn koden
clear = Tøm
clear-code = Tøm koden
delete = Slett
delete-digit = Slett et siffer
unlock = Lås opp
demo-made-up = Demo: alt innhold er oppdiktet
forgot-pin = Glemt PIN
forgot-lost = Alt på denne telefonen går tapt
forgot-lost-more = Adresser, besøk, løfter og notater slettes, og ingen kan hente dem tilbake herfra. En eksport du har lagret et annet sted, kan hentes inn igjen.
forgot-sure = Jeg vil slette alt på telefonen
forgot-wipe = Slett alt, og begynn på nytt
wrong-code = Koden er feil. Prøv igjen.
wait-seconds = For mange feil forsøk. Vent { $n } sekunder, og prøv igjen.
wait-minutes = For mange feil forsøk. Vent { $n } minutter, og prøv igjen.
vault-damaged = Nøkkelfilen er skadet, og ingen kode kan åpne den. Hent inn en eksport etter en ny start.
key-store-gone = Telefonens nøkkel er borte, og koden alene kan ikke åpne. Hent inn en eksport etter en ny start.
vault-problem = Det lot seg ikke gjøre akkurat nå. Lukk appen, og prøv igjen.
start-title = Kom i gang
start-sub = Tre ting. Du kan endre dem senere under Meg
language = Språk
your-name = Navnet ditt
your-name-help = Slik ser kollegene dine deg. Fornavn er nok.
name-missing = Skriv navnet ditt. Fornavn er nok.
choose-code = Velg en kode
repeat-code = Gjenta koden
code-differs = De to kodene er ikke like. Skriv den samme koden begge steder.
code-too-weak = Koden oppfyller ikke reglene ennå. Se listen under feltet.
rule-four = Minst 4 sifre
rule-twelve = Minst 12 tegn
rule-not-plain = Ikke en rekke og ikke det samme om og om igjen
rule-kept = Oppfylt
rule-open = Mangler
four-words = Foreslå fire ord
four-words-help = Skriv ordene i begge feltene, med mellomrom. Lær dem utenat, eller oppbevar dem et trygt sted.
no-one-finds-code = Ingen kan finne koden for deg
no-one-finds-code-more = Glemmer du den, slettes alt på telefonen, og bare en eksport kan hentes inn igjen.

## The day
later-today = Senere i dag
coming-days = De neste dagene
done = Ferdig
n-places = { $n ->
        [one] { $n } adresse
        *[other] { $n } adresser
    }
n-visits = { $n } besøk
promises-missed = Løfter som ikke ble holdt
next-visit = Neste besøk
nothing-today = Ingen avtaler i dag. Planlegg dagen, eller noter det du ser.
no-places-yet = Ingen adresser ennå. En observasjon eller en adresseliste oppretter den første.
plan-the-day = Planlegg dagen
bring-in-list = Hent inn adresseliste
at-the-door = Jeg er ved døra
show-way = Vis vei
map-and-way = Kart og vei
way-app = Hvilken app viser vei?
way-ask = Spør neste gang
way-kept = Valget huskes. Bytt det på Meg under Kart og vei. Er appen ikke på telefonen, åpner nettsiden til appen.
way-organic-maps = Organic Maps (virker uten nett)
way-osmand = OsmAnd (virker uten nett)
way-google-maps = Google Maps
way-apple-maps = Apple Kart
way-other-app = En annen app på telefonen får se stedets koordinater. Verken navn eller adresse sendes med.
way-no-position = Stedet har ingen posisjon ennå. Rett adressen, og legg den til når du står der.
plan-postcard = Lovet på postkort
plan-agreed = Avtalt
plan-retry = Prøv igjen etter et nei
plan-again = Planlagt besøk
see-to-slip = Se til lapp ved { $door }
slip-out = Lapp i { $door }.
mind-safety = Se sikkerhet.
agreed-small = avtalt
about-small = ca.
first-visit = Første besøk
nth-visit = { $n }. besøk. Sist: { $last }
is-saved = { $what } er lagret
undo = Angre

## A promise missed
promise-missed = Løftet ble ikke holdt. Hva gjør vi nå?
missed-reason = Hvorfor? (kan stå tomt)
go-now = Gå dit nå
go-now-sub = Besøket svarer på løftet
another-time = Velg en ny tid
another-time-sub = Løftet flyttes, og det vises
let-go = Gi opp løftet
let-go-sub = Det står i historikken med grunnen

## Another time
change = Endre
same-time-two-weeks = Samme tid om 2 uker
another-day = Annen dag
another-hour = Annen tid
no-date = Ingen dato
day-off-mark = { $day } (fridag)
trouble-holiday = { $day } er fridag ({ $holiday }). Velg en annen dag.
trouble-day = { $day } er ikke en arbeidsdag. Velg en annen dag.
trouble-hours = Kl. { $time } er utenfor arbeidstiden. Velg en annen tid.
holiday-new-year = første nyttårsdag
holiday-maundy-thursday = skjærtorsdag
holiday-good-friday = langfredag
holiday-easter-sunday = første påskedag
holiday-easter-monday = andre påskedag
holiday-great-prayer-day = store bededag
holiday-ascension = Kristi himmelfartsdag
holiday-whit-sunday = første pinsedag
holiday-whit-monday = andre pinsedag
holiday-labour-day = arbeidernes dag
holiday-norwegian-constitution = grunnlovsdagen
holiday-danish-constitution = Danmarks grunnlovsdag
holiday-christmas-eve = julaften
holiday-christmas-day = første juledag
holiday-second-christmas-day = andre juledag
holiday-new-years-eve = nyttårsaften

## The visit
visit = Besøk
place-not-here = Adressen er ikke på telefonen. Gå tilbake, og søk etter den.
line-with = { $line } · med { $names }
what-happened = Hva skjedde?
outcome-not-opened = Ikke åpnet
outcome-rejected = Avvist
outcome-spoke-at-door = Snakket i døra
outcome-invited-in = Invitert inn
outcome-met-elsewhere = Møtt et annet sted
outcome-spoke = Snakket sammen
outcome-moved = Flyttet
outcome-not-target-group = Ikke i målgruppen
outcome-agreed-again = Avtalt å møtes igjen
outcome-no-answer = Ikke svar
outcome-unknown = Ukjent her. Oppdater appen.
other = Annet
signs-you-see = Tegn du ser
signs-of-life = Tegn på liv
signs-of-concern = Tegn på bekymring
more-signs = Flere tegn
sign-light-tv = Lys eller TV
sign-footprints = Fotspor
sign-mailbox-emptied = Postkassen er tømt
sign-car-moved = Bilen er flyttet
sign-seen-by-neighbour = Nabo har sett personen
sign-neglected = Forfallen hage eller bolig
sign-covered-windows = Tildekkede vinduer
sign-rubbish = Søppel
sign-overfull-mailbox = Overfylt postkasse
sign-smell = Lukt
sign-noise = Støy
sign-unknown = Ukjent tegn
set-or-left = Satt eller lagt
postcard = Postkort
slip-in-door = Lapp i dør
which-door = Hvilken dør?
door-front = Hoveddør
door-garden = Hagedør
door-balcony = Balkongdør
door-mailbox = Postkasse
door-unknown = Ukjent dør
the-front-door = hoveddøra
the-garden-door = hagedøra
the-balcony-door = balkongdøra
the-mailbox = postkassen
the-unknown-door = en dør
slip-from-before = Lapp i { $door } fra sist
slip-in = Lapp i { $door }
set-on = { "" }, satt { $date }
slip-gone = Borte
slip-still-there = Sitter der
slip-not-checked = Ikke sjekket
promised-on-postcard = Lovet på postkortet
agreed-with-citizen = Avtalt med personen
try-again-then = Prøv igjen
our-own-plan = Vår egen plan
suggestion = Forslag: { $why }
why-never-part = { $part } er ikke prøvd
why-weekend = Helg er ikke prøvd ennå
why-workdays = Hverdager er ikke prøvd ennå
why-longest-ago = { $part } er lengst siden
try-again-ask = Prøve igjen?
in-two-weeks = Om 2 uker
in-a-month = Om 1 måned
at-team-meeting = Avtal på teammøte
set-next-visit = Avtal neste besøk
add-note = Legg til notat
note = Notat
more = Mer
form-of-contact = Kontaktform
form-meeting = Møte
form-telephone = Telefon
form-sms = SMS
when-happened = Når
who-was-along = Hvem var med (skill med komma)
postcard-says = Hva det står på kortet
where-met = Hvor
do-we-go-on = Fortsetter vi?
onward-continue = Fortsette
onward-other-offers = Kan bruke andre tilbud
history = Historikk
save-visit = Lagre besøk
save-correction = Lagre rettelse
not-saved = Ikke lagret ennå.
not-yet-outcome = Velg hva som skjedde.
not-yet-door = Velg hvilken dør lappen sitter i.
not-yet-next = Neste besøk må ligge etter dette. Trykk Endre.
not-yet-future = Besøket ligger i fremtiden. Rett tidspunktet under Mer.
written-by = Skrevet av { $who } { $date }
written-on = Skrevet { $date }
danger-dog = Hund
danger-pair = Gå to sammen
danger-threat = Trusler
danger-unknown = Se historikken
add-position = Legg til min posisjon
position-added = Posisjon lagt til
accuracy = Nøyaktig innen ca. { $n } m
position-searching = Finner posisjon
position-denied = Telefonen får ikke gi posisjonen. Tillat det i telefonens innstillinger, eller skriv stedet selv.
position-not-found = Fant ikke stedet. Skriv det selv.
slip-still-sits = Lappen sitter der ennå
a-sign-not-proof = En lapp er et tegn, ikke et bevis.
sparring-quiet = Snakk med en kollega. Si ingenting til naboer: du har taushetsplikt.
ask-for-sparring = Be om råd

## Marks
mark-missed = Lovet { $when }, ikke holdt
mark-promised = Lovet { $when }
mark-retry = Prøv igjen { $when }
mark-planned = Planlagt { $when }
mark-slip = Lapp i { $door }, { $n ->
        [0] satt i dag
        [one] { $n } dag
        *[other] { $n } dager
    }
mark-pause = Nei, pause til { $date }
mark-long-ago = Lenge siden: { $date }
mark-been = { $what } { $day }
mark-new = Ikke besøkt ennå
mark-circle-to-go = Skal dit
mark-circle-to-go-day = Skal dit {$day}
mark-circle-late = Skulle vært besøkt {$day}
mark-circle-been = Har vært her {$day}

## Notér
observation = Observasjon
observation-sub = Tegn du ser på veien
met = Møtt et sted
met-sub = Bibliotek, butikk, park
new-place = Ny adresse
new-place-sub = Uten besøk
danger-now = Fare nå?
danger-now-sub = Politi, ambulanse, legevakt
danger-not-acute = Oppsøkende arbeid er ikke en akuttjeneste. Er det fare for liv, så ring straks.
call-112 = Ring 112
call-112-sub = Fare for liv: ambulanse, brann, politi
call-112-police = Ring 112 (politi)
call-112-police-sub = Akutt hjelp fra politiet
call-113 = Ring 113 (ambulanse)
call-113-sub = Fare for liv eller helse
call-116117 = Ring 116 117 (legevakt)
call-116117-sub = Akutt sykdom når legen har stengt
call-02800 = Ring 02800 (politi)
call-02800-sub = Politiet når det ikke haster
call-1813 = Ring 1813 eller fastlegen
call-1813-sub = Akutt sykdom; utenfor Hovedstaden: legevakten
call-114 = Ring 114 (politi)
call-114-sub = Politiet når det ikke haster
call-psychiatric = Psykiatrisk akuttmottak
call-psychiatric-sub = Døgnåpent. Ring legevakten 116 117 for det nærmeste.
call-child = Bekymret for et barn?
call-child-sub = Du har meldeplikt. Ring barnevernvakten 116 111; ved fare 112.

## Map and team
show-as-list = Vis som liste
team-sub = Telefonen er ikke i et team
team-not-yet = Teamet kommer i en senere utgave. Inntil da ligger alt bare på denne telefonen. Lagre en eksport under Meg.
me-sub = Språk, tema, lås, hva som ligger på telefonen

## What went wrong
problem-full = Telefonen er full. Frigjør plass før du går videre.
problem-damaged = Filen på telefonen er skadet. Den blir liggende urørt. Lukk appen, og be om hjelp, eller hent inn en eksport.
problem-newer = Filen er skrevet av en nyere utgave. Oppdater appen. Ingenting er endret.
problem-library = Appen kan ikke kryptere på denne telefonen og åpner derfor ikke. Be om hjelp.
problem-closed = Appen ble låst imens. Lås opp, og prøv igjen.
problem-gone = Det er slettet for alltid og kan ikke skrives på igjen.
problem-stopped = Stoppet. Ingenting er endret.
problem-other = Det lyktes ikke. Ingenting lagret er tapt. Prøv igjen.

## Places
places-find = Finn adresse
places-search = Søk
places-search-hint = Vei, nummer eller ord i notater
places-show-only = Vis bare
places-n-of-all = { $n } av { $all }
places-in-notes = I notater
places-n-notes = { $n ->
        [one] { $n } notat
        *[other] { $n } notater
    }
places-nothing-found = Ingen adresse og ikke noe notat passer til det du søker.
places-clear-search = Tøm søket
filter-promised = Lovet
filter-overdue = Frist
filter-slip = Lapp
filter-long-ago = Lenge siden
filter-pause = Nei, pause

## One address
address-page = Adresse
address-new-visit = Nytt besøk
address-visits = Besøk
address-more = Mer om adressen
visits-since = { $n } besøk siden { $date }
promise-and-slips = Løfte og lapper
nothing-planned = Ingen besøk er planlagt
put-in-calendar = Legg et besøk i kalenderen
move-plan = Flytt
move-this = Flytt { $when }
cancel-plan = Avlys
cancel-this = Avlys { $when }
cancel-told = Det står i historikken med grunnen. Er tiden lovet, så si det til personen.
cancel-visit = Avlys besøket
the-cancelling = Avlysningen
not-kept = Løftet ble ikke holdt
moved-from = Flyttet fra { $when }
slip-of = lapp { $date }
sign-not-proof = Et tegn, ikke et bevis
seen-on = Sett { $date }
sparring-asked = Råd ønsket { $date }
you-have-it = Du har adressen
someone-has-it = { $who } har adressen
colleague-has-it = En kollega har adressen
observe-here = Observasjon her
i-take-it = Jeg tar den
give-free = Gi fri
safety-page = Sikkerhet
correct-place = Rett adressen
same-place-as = Samme sted som …
shown-as-one = Vises som samme sted
part-again = Skill igjen
the-parting = Atskillelsen
tried-title = Når er det prøvd?
tried-part-of-day = Tid på dagen
tried-suggestion = Forslag
tried-empty = Tom: ikke prøvd
tried-n-times = { $what }, { $n } ganger
tried-after = Etter { $after }: en { $weekday } { $part }
tried-next = Neste gang: en { $weekday } { $part }
steps-newest-first = nyeste først
steps-none = Ingen besøk ennå
steps-more = Vis flere
step-correct = Rett
step-signs = Tegn: { $signs }
step-with = Med { $names }
step-author = Skrevet av { $who }
step-met-at = Sted: { $place }
step-slip-was = Lapp i { $door }: { $state }
step-slip-set = Lapp satt i { $door }
step-postcard = Postkort lagt igjen
step-postcard-says = Det sto: { $text }
step-promised = Lovet { $when }
step-continue = Vi fortsetter
step-to-team = Tas opp på teammøte
step-noted = Skrevet ned { $date }
step-about = Stedet er ca.
step-edited = Rettet { $date }
promise-kept = Løftet { $when } ble holdt
promise-not-kept = Løftet { $when } ble ikke holdt til tiden
promise-was-moved = Det var flyttet fra { $when }
promise-given-up = Løfte gitt opp
plan-given-up = Besøk avlyst

## Correcting a place
correct-street = Vei
correct-number = Nummer
correct-floor = Etasje
correct-door = Dør
correct-postcode = Postnummer
correct-city = Sted
correct-name = Navn på stedet
correct-name-help = For eksempel Biblioteket. Aldri navnet på en person.
correct-position = Posisjon
correct-lat = Breddegrad
correct-lon = Lengdegrad
correct-no-title = Skriv en vei eller et navn på stedet.
correct-no-position = Posisjonen stemmer ikke. Skriv to tall i grader, for eksempel 59,4123 og 9,1234.
correct-position-gone = En posisjon kan rettes, men ikke fjernes. Skriv den riktige.
safety-help = Kolleger ser det øverst før de banker på. Skriv bare hva man må passe på.
safety-what = Hva må man passe på?
safety-save = Lagre
safety-clear = Fjern advarselen
safety-empty = Velg hva man må passe på, eller skriv det.
join-help = { $title } vises sammen med adressen du velger, og under navnet til den. Ingenting går tapt, og de kan skilles igjen.
join-hint = Vei og nummer
join-nothing = Ingen annen adresse passer til det du søker.
join-none-chosen = Velg den andre adressen.
join-now = Vis som samme sted
the-joining = Sammenslåingen med { $title }
places-near = I nærheten
## Choosing a place
search-place = Søk adresse
n-found = { $n ->
        [0] Ingen funnet
        [one] { $n } funnet
        *[other] { $n } funnet
    }
new-spot = Nytt sted
new-spot-sub = Vei, adresse eller møtested
new-spot-met-sub = Bibliotek, butikk, park
where-is-it = Hvor?
where-did-you-meet = Hvor møttes dere?
what-sort = Hva er det?
sort-address = Adresse
sort-stretch = Veistykke
sort-spot = Møtested
use-spot = Bruk stedet
spot-missing = Skriv hvor det er. En vei er nok.
spot-missing-met = Skriv hvor dere møttes.
spot-never-a-name = Skriv stedet, aldri navnet på en person.
met-which = Velg stedet der dere møttes

## Observation
at-place = Ved { $place }
about-last-used = ca., sist brukt { $when }
about-metres = ca. { $n } m fra deg
no-place-yet = Hvor er det?
choose-a-place = Velg
change-place = Bytt sted
find-here = Finn ut hvor jeg er
position-too-vague = Posisjonen er for upresis akkurat nå. Velg stedet selv.
nothing-near = Ingen kjente steder innen 150 m. Trykk Endre og velg eller skriv stedet.
circle-on-map = Sirkel på kartet
circle-none = Ingen
circle-been = Har vært her
circle-to-go = Skal hit
circle-needs-position = Stedet har ingen posisjon ennå. Legg til din under Mer, så sirkelen kan tegnes.
save-and-new = Lagre og ny
save-observation = Lagre
observed-at = Observasjon ved { $place }
not-yet-place = Velg hvor det er.
not-yet-seen = Velg et tegn, en sirkel, eller skriv et notat.

## A new address
field-street = Vei
field-number = Nummer
field-floor = Etasje
field-door = Dør
field-postcode = Postnummer
field-city = Poststed
field-name = Navn på stedet (kan stå tomt)
name-never-a-person = F.eks. Sykehjemmet. Aldri navnet på en person.
already-here = { $place } er her allerede
open-known = Åpne
save-place = Lagre adresse
not-yet-street = Skriv navnet på veien.
not-yet-number = Skriv husnummeret.

## Planning the day
plan-sub = Det lovede ligger fast
plan-none-promised = Ingenting er lovet i dag. Velg adresser du vil innom.
plan-fixed = Ligger fast
plan-candidates = Velg adresser du vil innom
plan-no-candidates = Ingen adresser å foreslå. Søk etter en, eller noter det du ser.
plan-more = Vis flere adresser
plan-search = Søk en annen adresse
plan-no-room = Ikke plass i dag
plan-no-room-day = Teamet går ikke ut i dag
plan-no-room-hours = Ikke plass før arbeidstiden slutter kl. { $time }
plan-no-room-fixed = Ikke plass mellom det som ligger fast
plan-slips = Lapper å se til
plan-near = I nærheten av deg
plan-long-ago = Ikke sett på lenge
plan-from-here = Fra der jeg står
plan-from-here-now = Regnet fra der du står.
plan-from-place = Regnet fra { $place }.
plan-from-unknown = Stedene har ingen posisjon. De står slik du valgte dem.
plan-denied = Telefonen får ikke gi posisjonen. Gi lov i telefonens innstillinger.
plan-not-found = Fant ikke posisjonen. Prøv igjen ute i det fri.
plan-order = Foreslått rekkefølge
plan-own = Din egen rekkefølge
plan-propose = Foreslå rekkefølge
plan-way = I alt { $far } i rett linje.
plan-leg = { $far } i rett linje
plan-unplaced = Uten posisjon. Veien er gjettet.
plan-estimate = Tidene er et anslag: { $n } min ved hver dør og veien dit.
plan-late = Du kan først være der kl. { $time }
about-m = ca. { $n } m
about-km = ca. { $n } km
move-up = Flytt { $place } opp
move-down = Flytt { $place } ned
use-plan = Bruk planen
the-plan = Planen
not-yet-ticked = Kryss av for en adresse først.
plan-count = { $n ->
        [one] { $n } adresse lagt inn
        *[other] { $n } adresser lagt inn
    }
plan-left-out = { $n ->
        [one] { $n } adresse er det ikke plass til i dag
        *[other] { $n } adresser er det ikke plass til i dag
    }
plan-no-time-left = Det er ikke plass til flere i dag innen arbeidstiden.
plan-day-off = { $day } er fridag ({ $holiday }).
remove-from-plan = Ta { $place } ut
## Mig
me-under = Du og telefonen
save-name = Lagre navn
name-saved = Navnet er lagret
look = Utseende og språk
look-help = Sol er svart på hvitt med tykke streker, til sterkt lys.
holidays-of = Fridager i
denmark = Danmark
norway = Norge
theme = Farger
theme-system = Som telefonen
theme-light = Lys
theme-dark = Mørk
theme-sun = Sol
size = Størrelse
size-normal = Normal
size-large = Store knapper
size-double = Dobbel tekst
locking = Lås
lock-after = Lås når appen har vært skjult i
lock-after-help = Skjermen dekkes til med det samme. Et trykk på øyet låser straks.
n-seconds = { $n } sekunder
n-minutes = { $n ->
        [one] { $n } minutt
        *[other] { $n } minutter
    }
lock-now = Lås nå
change-code = Bytt PIN-kode
old-code = Koden du har nå
new-code = Ny PIN-kode
new-code-again = Gjenta den nye PIN-koden
save-code = Lagre ny PIN-kode
changing = Bytter kode
code-changed = PIN-koden er byttet. Den gamle kan ikke brukes mer.
wrong-old-code = Den nåværende koden er feil. Prøv igjen.
no-memory = Telefonen har for lite minne akkurat nå. Lukk andre apper, og prøv igjen.

## What lies on this phone
phone-holds = Hva ligger på telefonen
holds-visits = Besøk
holds-observations = Observasjoner
holds-drafts = Åpne skjemaer som ikke er lagret
holds-entries = Innførsler i alt
holds-bytes = Den krypterte filens størrelse
holds-is = Kryptert på denne telefonen
holds-is-more = Adresser, besøk, løfter, lapper, observasjoner, notater, sikkerhetsnotater og navnet ditt. En posisjon bare der du selv har trykket. Innstillingene på denne siden ligger utenfor filen og sier ingenting om arbeidet ditt.
holds-not = Lagres aldri
holds-not-more = Bilder, lyd, fødselsnumre, hvor du går, og PIN-koden din.
holds-leaves = Ingenting forlater telefonen av seg selv
holds-leaves-more = Bare når du selv gjør det: en eksport du lagrer, en oppringning, eller Vis vei, som gir stedets koordinater til en annen app.
check-file = Se over filen
checking-file = Ser over filen. Det du lagrer imens, venter litt
file-whole = Filen er hel. Alt kan leses.
file-not-whole = { $n ->
        [one] Ett sted i filen er skadet.
        *[other] { $n } steder i filen er skadet.
    } Lagre en eksport med det samme, og be om hjelp.
rebuild = Legg opp registrene igjen
rebuild-help = Lister og søk lages på nytt ut fra alt du har skrevet. Bruk det hvis noe ser feil ut. Ingenting slettes.
rebuilt = Registrene er lagt opp igjen
rebuilding = Legger opp registrene
rebuilding-sub = Appen er oppdatert
rebuilding-text = Registrene legges opp igjen. Ingenting er tapt.
work-percent = { $what }: { $n } %
stop = Stopp

## Export and fetching it in
export = Eksport
export-text = En kryptert fil med alt du har skrevet. Har du den et annet sted, kan du begynne på nytt på en annen telefon, eller hvis du glemmer PIN-koden.
make-export = Lag en eksport
export-what = Filen har alle innførsler, og hvem som skrev dem. Den har ingen nøkler, ingen PIN-kode og ingen åpne skjemaer.
export-passphrase = Passord til eksporten
export-again = Gjenta passordet
export-forgotten = Uten passordet kan ingen åpne filen, heller ikke du.
save-export = Lagre en eksport
exporting = Lager eksporten
export-done = { $name } er gitt til telefonen: { $n } innførsler, { $size }. Se etter at filen ligger der du vil ha den.
export-not-saved = Filen ble ikke lagret. Frigjør plass, og prøv igjen.
export-none = Filen er ikke en eksport fra denne appen. Velg en fil som slutter på .grusvej.
export-newer = Eksporten er laget av en nyere utgave. Oppdater appen, og prøv igjen. Ingenting er endret.
export-too-big = Eksporten er for stor til å gå gjennom på én gang. Be om hjelp.
export-damaged = Filen er skadet eller ikke hel, og ingen passord kan åpne den. Hent den igjen der den ligger. Ingenting er endret.
export-wrong = Passordet er feil. Det er eksportens passord, ikke PIN-koden. Prøv igjen.
export-made-up = Eksporten er fra demoen, og alt i den er oppdiktet. Den kan ikke hentes inn blant virkelige adresser.
export-real = Eksporten har virkelige adresser. Den kan ikke hentes inn i demoen, der alt er oppdiktet.
restore = Hent en eksport
restore-text = Det som er på telefonen, blir som det er. Det som mangler, kommer til.
restore-do = Hent inn en eksport
choose-file = Velg fil
file-chosen = Valgt: { $name }
file-unreadable = Filen kunne ikke leses. Velg den igjen.
restore-go = Hent inn
restoring = Henter inn eksporten
restore-done = { $n } innførsler er hentet inn. { $known } var her fra før.
restore-nothing = Alt i eksporten er her allerede. Ingenting ble lagt til.
restore-stopped = Stoppet. { $n } innførsler er hentet inn. Hent eksporten igjen for å få resten.

## About the app
about = Om appen
version = Grusvej { $n }
licence = Fri programvare under { $name }
accessibility = Tilgjengelighet
a11y-aim = Appen er laget for å oppfylle WCAG 2.2, nivå AA, og EN 301 549. Den kan brukes med skjermleser, med tastatur, med dobbelt så stor tekst, og uten at dra eller dobbelttrykk er nødvendig.
a11y-checked = Hver skjerm prøves av maskiner ved hver ny utgave: navn og roller, kontrast i tre temaer, trykkflater på minst 48 piksler, og at ingenting må rulles sidelengs på en smal skjerm.
a11y-not-checked = Ennå ikke prøvd: av mennesker som bruker TalkBack, VoiceOver eller bryterstyring til daglig, og på telefoner i hånden med hansker i regn og sol.
a11y-known = Dette vet vi mangler: lisenstekstene er på engelsk, og telefonens egen skriftstørrelse følges ikke av seg selv; velg Dobbel tekst her på siden.
a11y-tell = Er det noe du ikke kan bruke, så si det til den du har fått appen av. Skriv hvilken skjerm det er, og hva du ville gjøre.
notices = Andres arbeid i appen
notices-help = Hvem som har laget hva, og lisensenes ord på engelsk. Rull for å se mer.
show-more = Vis mer

## An address list in
list-help = Velg en CSV-fil med overskrifter, for eksempel gatenavn, husnr, postnr og poststed. Lister fra Kartverket, Danmarks Adresseregister og DAWA kan brukes som de er. Et regneark lagres først som CSV.
list-stays = Filen leses på telefonen og sendes ingen steder. Du ser først hva som kommer inn.
list-reading = Leser listen
list-seen = { $name } er lest. Ingenting er hentet inn ennå.
list-all-known = { $name } er lest. Alle adresser som kan brukes, er her allerede. Det er ingenting å hente inn.
list-none-good = { $name } er lest. Ingen av radene kan brukes.
list-rows = Rader i listen
list-new = Nye adresser
list-known = Kjent fra før, eller to ganger i listen
list-bad = Rader som ikke kan brukes
list-turned = Ombyttede koordinater, snudd riktig
list-first = { $n ->
        [one] Den første raden, slik den er lest
        *[other] De første { $n } radene, slik de er lest
    }
column-street = Gate og nr.
column-floor = Etasje og dør
column-town = Postnr. og sted
column-position = Posisjon
word-yes = Ja
word-no = Nei
list-take = { $count ->
        [one] Hent inn { $n } adresse
        *[other] Hent inn { $n } adresser
    }
list-working = Henter inn adresser
list-done = { $count ->
        [one] { $n } adresse er hentet inn.
        *[other] { $n } adresser er hentet inn.
    }
list-nothing-added = Alle adressene er her allerede. Ingenting ble lagt til.
list-stopped = Stoppet. { $n } adresser er hentet inn. Resten kan hentes etterpå.
see-places = Se adressene
line-n = Linje { $n }
list-empty = Filen er tom. Velg en annen.
list-too-big = Filen er for stor. Del listen i to, og hent dem hver for seg.
list-not-text = Filen er ikke tekst. Lagre listen som CSV, og velg den igjen.
list-spreadsheet = Det er et regneark eller en zip-fil. Lagre det som CSV, og velg den filen i stedet.
list-no-headings = Ingen av overskriftene er kjent. Første linje skal si hva kolonnene er, for eksempel gatenavn;husnr;postnr;poststed.
list-no-address = Ingen overskrift sier hvor adressen står. Kall en kolonne gatenavn eller adresse.
row-no-street = Det er ingen gate og ingen adresse
row-unreadable = { $what } kan ikke leses
row-out-of-range = Koordinatene ligger utenfor Norden
row-epsg = Koordinatsystemet EPSG:{ $number } er ukjent
row-fields = { $got } felter der overskriften har { $want }
row-not-in-force = Adressen gjelder ikke: planlagt, oppgitt eller nedlagt
row-too-long = { $what } er for lang, mer enn { $limit } tegn
row-quote = Et anførselstegn er ikke lukket
list-field-address = adressen
list-field-street = gatenavnet
list-field-number = husnummeret
list-field-floor = etasjen
list-field-door = døren
list-field-postcode = postnummeret
list-field-city = stedet
list-field-latitude = breddegraden
list-field-longitude = lengdegraden
list-field-north = nord-koordinaten
list-field-east = øst-koordinaten
list-field-position = posisjonen
list-field-epsg = koordinatsystemet
list-field-register = registerets id eller status

# The map
map-label = Kart. Piltaster flytter det, pluss og minus endrer størrelsen.
map-no-gl = Telefonen kan ikke tegne kartet. Her er de samme stedene som liste, de nærmeste først.
map-broken = Kartet kunne ikke tegnes. Her er de samme stedene som liste.
map-none = Ingen kart på telefonen ennå. Merkene vises uten.
map-no-file = Ingen kart på telefonen
map-works-offline = { $name }. Virker uten nett
map-circle = Sirkel
map-larger = Større
map-smaller = Mindre
my-position = Min posisjon
map-choose = Velg hva kartet viser
map-outside = Ligger utenfor kartet
map-list = Steder på kartet
map-list-from-me = Nærmest deg først, i rett linje
map-list-from-middle = Nærmest midten av kartet først, i rett linje
map-list-empty = Ingen steder å vise.
map-nowhere = { $n ->
     [one] Ett sted har ingen posisjon ennå
    *[other] { $n } steder har ingen posisjon ennå
}
show-as-map = Vis som kart
legend = Hva merkene betyr
legend-to-go = Skal dit
legend-been = Har vært
legend-late = Frist
legend-slip = Lapp
legend-pause = Nei, pause
legend-new = Ny
way-towards = { $metres } mot { $direction }
compass-north = nord
compass-north-east = nordøst
compass-east = øst
compass-south-east = sørøst
compass-south = sør
compass-south-west = sørvest
compass-west = vest
compass-north-west = nordvest
metres = { $n } meter
circle-new = Ny sirkel
circle-wider = Større sirkel
circle-narrower = Mindre sirkel
circle-move = Flytt
circle-remove = Fjern
circle-near = Ved { $place }
circle-nameless = Strekning uten navn
circle-at = Sirkelen ved { $place }
circle-centre-me = { $place }, der du står (± { $n } m)
circle-no-position = Finn posisjonen din først, så ligger sirkelen der.
circle-when = Skal dit en dag
circle-when-day = Skal dit { $day }
circle-today = I dag
circle-next-week = Om en uke
circle-two-weeks = Om to uker
circle-no-day = En dag
is-gone = { $what } er fjernet
cover-sub = Gater og dører etter tid på dagen
cover-leave = Tilbake til merkene
cover-fresh = Sett siden
cover-old = Sett før
cover-never = Aldri sett
cover-part = Tid på dagen
cover-any-part = Hele dagen
cover-since = Siden
cover-streets = Gater
cover-answer = { $open ->
     [0] Alle { $all } gater er sett { $part } siden { $date }
    *[other] { $open } av { $all } gater er ikke sett { $part } siden { $date }
}
cover-doors = { $fresh } av { $all } dører siden { $date }
cover-last = sist { $day }
cover-never-street = aldri sett
n-streets = { $n ->
     [one] 1 gate
    *[other] { $n } gater
}
in-the-morning = om morgenen
in-the-forenoon = om formiddagen
in-the-afternoon = om ettermiddagen
in-the-evening = om kvelden
coverage = Hvor har vi ikke vært?
show-n-more = Vis flere ({ $n })
the-circle = Sirkelen
circle-named = Sirkelen: { $place }
circles-due = Sirkler å se til
show-on-map = Vis på kartet
# Map files
map-files-title = Kartfiler
map-files-what = Hvilke kart som ligger på telefonen
map-files-under = Kart som virker uten nett
map-file-get = Hent et kart fra telefonen
map-file-none = Ingen kart ennå. Administratoren lager en fil for kommunen; hent den her.
map-file-working = Henter kartet
map-file-got = { $name } er hentet.
map-file-known = { $name } var her allerede.
map-file-removed = { $name } er fjernet.
map-file-unnamed = Kart uten navn
map-file-area = ca. { $width } x { $height } km
map-file-centre = Midten: { $lat }° { $pole ->
        [south] sør
        *[north] nord
    }, { $lon }° { $side ->
        [west] vest
        *[east] øst
    }
map-file-from = Fra { $date }
map-file-undated = Filen sier ikke hvilken dag kartet er fra
map-file-tiles = { $count ->
     [one] Én kartrute
    *[other] { $n } kartruter
}
map-file-no-credit = Filen sier ikke hvem som har laget kartet
map-file-remove = Fjern { $name }
map-file-remove-help = Filen slettes fra telefonen. Adresser, besøk og sirkler blir.
map-file-remove-sure = Fjern kartet
map-error-not-a-map = Det er ikke en kartfil. Velg en fil som slutter på .mbtiles.
map-error-raster = Kartet er laget av bilder og kan ikke brukes her. Be administratoren om et vektorkart.
map-error-no-tiles = Det er ikke noe kart i filen. Be administratoren om en ny.
map-error-empty = Kartet er tomt. Be administratoren lage det på nytt.
map-error-too-big = Filen er større enn 2 GB. Be administratoren om et kart over et mindre område.
map-error-tile-too-big = En rute i kartet er for stor for telefonen. Be administratoren lage kartet med færre detaljer.
map-error-damaged = Filen er skadet eller bare hentet halvveis ned. Hent den igjen.
map-error-unfinished = Filen ble ikke gjort ferdig der den ble laget. Be administratoren lukke den og sende den på nytt.
map-error-hostile = Filen gjør mer enn et kart skal, eller mangler registeret sitt. Den er ikke tatt inn. Be administratoren om en ny.
map-error-too-many = Det er allerede 12 kart på telefonen. Fjern et du ikke bruker.
map-error-gone = Kartet er ikke lenger på telefonen.
map-patchy = En del av kartet kan ikke leses. Fjern kartfilen, og hent den på nytt.
