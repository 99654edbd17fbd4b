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
        [3] mar.
        [4] apr.
        [5] maj
        [6] juni
        [7] juli
        [8] aug.
        [9] sept.
        [10] okt.
        [11] nov.
        *[12] dec.
    }
date = { $day }. { $month }
date-year = { $day }. { $month } { $year }
weekday-date = { $weekday } { $date }
at-time = { $day } kl. { $time }
stamp = { $weekday } { $date } { $time }
today-word = i dag
tomorrow-word = i morgen
yesterday-word = i går
now-word = nu
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
        *[other] { $n } dage
    }
days-ago = for { $n ->
        [one] { $n } dag
        *[other] { $n } dage
    } siden
part-morning = Morgen
part-forenoon = Formiddag
part-afternoon = Eftermiddag
part-evening = Aften

## Navigation and frame
main-menu = Hovedmenu
today = I dag
map = Kort
note-down = Notér
places = Adresser
team = Team
me = Mig
back = Tilbage
close = Luk
remove = Fjern
hide-screen = Skjul skærmen
saved-on-phone = Gemt på telefonen
try-again = Prøv igen
failed-title = Skærmen kunne ikke vises
failed-text = Det, du har gemt, ligger på telefonen. Prøv igen, eller gå tilbage til I dag.
not-found-title = Her er der ikke noget
to-today = Til I dag

## Lock and first run
cover = Noter
hidden = Skjult
opening = Låser op
pin-code = PIN-kode
pin-paste = Du kan også indsætte koden
clear = Ryd
clear-code = Ryd koden
delete = Slet
delete-digit = Slet et ciffer
unlock = Lås op
demo-made-up = Demo: alt indhold er opdigtet
forgot-pin = Glemt PIN
forgot-lost = Alt på denne telefon går tabt
forgot-lost-more = Adresser, besøg, løfter og noter slettes, og ingen kan hente dem tilbage herfra. En eksport, du har gemt et andet sted, kan hentes ind igen.
forgot-sure = Jeg vil slette alt på telefonen
forgot-wipe = Slet alt, og begynd forfra
wrong-code = Koden er forkert. Prøv igen.
wait-seconds = For mange forkerte forsøg. Vent { $n } sekunder, og prøv igen.
wait-minutes = For mange forkerte forsøg. Vent { $n } minutter, og prøv igen.
vault-damaged = Nøglefilen er beskadiget, og ingen kode kan åbne den. Hent en eksport ind på en ny start.
key-store-gone = Telefonens nøgle er væk, og koden alene kan ikke åbne. Hent en eksport ind på en ny start.
vault-problem = Det kunne ikke lade sig gøre lige nu. Luk appen, og prøv igen.
start-title = Kom i gang
start-sub = Tre ting. Du kan ændre dem senere under Mig
language = Sprog
your-name = Dit navn
your-name-help = Sådan ser dine kolleger dig. Fornavn er nok.
name-missing = Skriv dit navn. Fornavn er nok.
choose-code = Vælg en kode
repeat-code = Gentag koden
code-differs = De to koder er ikke ens. Skriv den samme kode begge steder.
code-too-weak = Koden opfylder ikke reglerne endnu. Se listen under feltet.
rule-four = Mindst 4 cifre
rule-twelve = Mindst 12 tegn
rule-not-plain = Ikke en række og ikke det samme igen og igen
rule-kept = Opfyldt
rule-open = Mangler
four-words = Foreslå fire ord
four-words-help = Skriv ordene i begge felter, med mellemrum. Lær dem udenad, eller gem dem et sikkert sted.
no-one-finds-code = Ingen kan finde koden for dig
no-one-finds-code-more = Glemmer du den, slettes alt på telefonen, og kun en eksport kan hentes ind igen.

## The day
later-today = Senere i dag
coming-days = De næste dage
done = Færdig
n-places = { $n ->
        [one] { $n } adresse
        *[other] { $n } adresser
    }
n-visits = { $n } besøg
promises-missed = Løfter, der ikke blev holdt
next-visit = Næste besøg
nothing-today = Ingen aftaler i dag. Planlæg dagen, eller notér det, du ser.
no-places-yet = Ingen adresser endnu. En observation eller en adresseliste opretter den første.
plan-the-day = Planlæg dagen
bring-in-list = Hent adresseliste ind
at-the-door = Jeg er ved døren
show-way = Vis vej
map-and-way = Kort og vej
way-app = Hvilken app viser vej?
way-ask = Spørg næste gang
way-kept = Valget huskes. Skift det på Mig under Kort og vej. Er appen ikke på telefonen, åbner dens hjemmeside.
way-organic-maps = Organic Maps (virker uden net)
way-osmand = OsmAnd (virker uden net)
way-google-maps = Google Maps
way-apple-maps = Apple Kort
way-other-app = En anden app på telefonen får stedets koordinater at se. Intet navn og ingen adresse sendes med.
way-no-position = Stedet har ingen position endnu. Ret adressen, og tilføj den, når du står der.
plan-postcard = Lovet på postkort
plan-agreed = Aftalt
plan-retry = Prøv igen efter et nej
plan-again = Planlagt besøg
see-to-slip = Se til seddel ved { $door }
slip-out = Seddel i { $door }.
mind-safety = Se sikkerhed.
agreed-small = aftalt
about-small = ca.
first-visit = Første besøg
nth-visit = { $n }. besøg. Sidst: { $last }
is-saved = { $what } er gemt
undo = Fortryd

## A promise missed
promise-missed = Løftet blev ikke holdt. Hvad gør vi nu?
missed-reason = Hvorfor? (kan stå tomt)
go-now = Gå derhen nu
go-now-sub = Besøget svarer på løftet
another-time = Vælg en ny tid
another-time-sub = Løftet flyttes, og det kan ses
let-go = Opgiv løftet
let-go-sub = Det står i historikken med grunden

## Another time
change = Skift
same-time-two-weeks = Samme tid om 2 uger
another-day = Anden dag
another-hour = Anden tid
no-date = Ingen dato
day-off-mark = { $day } (fridag)
trouble-holiday = { $day } er fridag ({ $holiday }). Vælg en anden dag.
trouble-day = { $day } er ikke en arbejdsdag. Vælg en anden dag.
trouble-hours = Kl. { $time } er uden for arbejdstiden. Vælg en anden tid.
holiday-new-year = nytårsdag
holiday-maundy-thursday = skærtorsdag
holiday-good-friday = langfredag
holiday-easter-sunday = påskedag
holiday-easter-monday = anden påskedag
holiday-great-prayer-day = store bededag
holiday-ascension = Kristi himmelfartsdag
holiday-whit-sunday = pinsedag
holiday-whit-monday = anden pinsedag
holiday-labour-day = arbejdernes kampdag
holiday-norwegian-constitution = Norges grundlovsdag
holiday-danish-constitution = grundlovsdag
holiday-christmas-eve = juleaften
holiday-christmas-day = juledag
holiday-second-christmas-day = anden juledag
holiday-new-years-eve = nytårsaften

## The visit
visit = Besøg
place-not-here = Adressen er ikke på telefonen. Gå tilbage, og søg efter den.
line-with = { $line } · med { $names }
what-happened = Hvad skete der?
outcome-not-opened = Ikke åbnet
outcome-rejected = Afvist
outcome-spoke-at-door = Talte i døren
outcome-invited-in = Inviteret ind
outcome-met-elsewhere = Mødt et andet sted
outcome-spoke = Talte sammen
outcome-moved = Fraflyttet
outcome-not-target-group = Ikke i målgruppen
outcome-agreed-again = Aftalt at mødes igen
outcome-no-answer = Intet svar
outcome-unknown = Ukendt her. Opdatér appen.
other = Andet
signs-you-see = Tegn, du ser
signs-of-life = Tegn på liv
signs-of-concern = Tegn på bekymring
more-signs = Flere tegn
sign-light-tv = Lys eller TV
sign-footprints = Fodspor
sign-mailbox-emptied = Postkassen er tømt
sign-car-moved = Bilen er flyttet
sign-seen-by-neighbour = Nabo har set borgeren
sign-neglected = Forfalden have eller bolig
sign-covered-windows = Tildækkede vinduer
sign-rubbish = Affald
sign-overfull-mailbox = Overfyldt postkasse
sign-smell = Lugt
sign-noise = Støj
sign-unknown = Ukendt tegn
set-or-left = Sat eller lagt
postcard = Postkort
slip-in-door = Seddel i dør
which-door = Hvilken dør?
door-front = Hoveddør
door-garden = Havedør
door-balcony = Altandør
door-mailbox = Postkasse
door-unknown = Ukendt dør
the-front-door = hoveddøren
the-garden-door = havedøren
the-balcony-door = altandøren
the-mailbox = postkassen
the-unknown-door = en dør
slip-from-before = Seddel i { $door } fra sidst
slip-in = Seddel i { $door }
set-on = { "" }, sat { $date }
slip-gone = Væk
slip-still-there = Sidder der
slip-not-checked = Ikke tjekket
promised-on-postcard = Lovet på postkortet
agreed-with-citizen = Aftalt med borgeren
try-again-then = Prøv igen
our-own-plan = Vores egen plan
suggestion = Forslag: { $why }
why-never-part = { $part } er ikke prøvet
why-weekend = Weekend er ikke prøvet endnu
why-workdays = Hverdage er ikke prøvet endnu
why-longest-ago = { $part } er længst siden
try-again-ask = Prøv igen?
in-two-weeks = Om 2 uger
in-a-month = Om 1 måned
at-team-meeting = Aftal på teammøde
set-next-visit = Aftal næste besøg
add-note = Tilføj note
note = Note
more = Mere
form-of-contact = Kontaktform
form-meeting = Møde
form-telephone = Telefon
form-sms = Sms
when-happened = Hvornår
who-was-along = Hvem var med (adskil med komma)
postcard-says = Hvad der står på kortet
where-met = Hvor
do-we-go-on = Fortsætter vi?
onward-continue = Fortsætte
onward-other-offers = Kan bruge andre tilbud
history = Historik
save-visit = Gem besøg
save-correction = Gem rettelse
not-saved = Ikke gemt endnu.
not-yet-outcome = Vælg, hvad der skete.
not-yet-door = Vælg, hvilken dør sedlen sidder i.
not-yet-next = Næste besøg skal ligge efter dette. Tryk Skift.
not-yet-future = Besøget ligger i fremtiden. Ret tidspunktet under Mere.
written-by = Skrevet af { $who } { $date }
written-on = Skrevet { $date }
danger-dog = Hund
danger-pair = Gå to sammen
danger-threat = Trusler
danger-unknown = Se historikken
add-position = Tilføj min position
position-added = Position tilføjet
accuracy = Nøjagtig inden for ca. { $n } m
position-searching = Finder position
position-denied = Telefonen må ikke give positionen. Giv lov i telefonens indstillinger, eller skriv stedet selv.
position-not-found = Stedet kunne ikke findes. Skriv det selv.
slip-still-sits = Sedlen sidder der endnu
a-sign-not-proof = En seddel er et tegn, ikke et bevis.
sparring-quiet = Tal med en kollega. Sig intet til naboer: du har tavshedspligt.
ask-for-sparring = Bed om sparring

## Marks
mark-missed = Lovet { $when }, ikke holdt
mark-promised = Lovet { $when }
mark-retry = Prøv igen { $when }
mark-planned = Planlagt { $when }
mark-slip = Seddel i { $door }, { $n ->
        [0] sat i dag
        [one] { $n } dag
        *[other] { $n } dage
    }
mark-pause = Nej, pause til { $date }
mark-long-ago = Længe siden: { $date }
mark-been = { $what } { $day }
mark-new = Ikke besøgt endnu
mark-circle-to-go = Skal hen
mark-circle-to-go-day = Skal hen {$day}
mark-circle-late = Skulle være besøgt {$day}
mark-circle-been = Har været her {$day}

## Notér
observation = Observation
observation-sub = Tegn, du ser på vejen
met = Mødt et sted
met-sub = Bibliotek, butik, park
new-place = Ny adresse
new-place-sub = Uden besøg
danger-now = Fare nu?
danger-now-sub = 112, læge, skadestue, politi
danger-not-acute = Opsøgende arbejde er ikke en akuttjeneste. Er der fare for liv, så ring straks.
call-112 = Ring 112
call-112-sub = Fare for liv: ambulance, brand, politi
call-112-police = Ring 112 (politi)
call-112-police-sub = Akut hjælp fra politiet
call-113 = Ring 113 (ambulance)
call-113-sub = Fare for liv eller helbred
call-116117 = Ring 116 117 (lægevagt)
call-116117-sub = Akut sygdom, når lægen har lukket
call-02800 = Ring 02800 (politi)
call-02800-sub = Politiet, når det ikke haster
call-1813 = Ring 1813 eller egen læge
call-1813-sub = Akut sygdom; uden for Hovedstaden: lægevagten
call-114 = Ring 114 (politi)
call-114-sub = Politiet, når det ikke haster
call-psychiatric = Psykiatrisk skadestue
call-psychiatric-sub = Åben hele døgnet. Ring 1813, 112 eller egen læge for den nærmeste.
call-child = Bekymret for et barn?
call-child-sub = Du har underretningspligt. Ring til kommunens sociale døgnvagt; ved fare 112.

## Map and team
show-as-list = Vis som liste
team-sub = Telefonen er ikke i et team
team-not-yet = Teamet kommer i en senere udgave. Indtil da ligger alt kun på denne telefon. Gem en eksport under Mig.
me-sub = Sprog, tema, lås, hvad der ligger på telefonen

## What went wrong
problem-full = Telefonen er fuld. Frigør plads, før du går videre.
problem-damaged = Filen på telefonen er beskadiget. Den bliver liggende urørt. Luk appen, og bed om hjælp, eller hent en eksport ind.
problem-newer = Filen er skrevet af en nyere udgave. Opdatér appen. Intet er ændret.
problem-library = Appen kan ikke kryptere på denne telefon og åbner derfor ikke. Bed om hjælp.
problem-closed = Appen blev låst imens. Lås op, og prøv igen.
problem-gone = Det er slettet for altid og kan ikke skrives på igen.
problem-stopped = Stoppet. Intet er ændret.
problem-other = Det lykkedes ikke. Intet gemt er tabt. Prøv igen.

## Places
places-find = Find adresse
places-search = Søg
places-search-hint = Vej, nummer eller ord i noter
places-show-only = Vis kun
places-n-of-all = { $n } af { $all }
places-in-notes = I noter
places-n-notes = { $n ->
        [one] { $n } note
        *[other] { $n } noter
    }
places-nothing-found = Ingen adresse og ingen note passer til det, du søger.
places-clear-search = Ryd søgningen
filter-promised = Lovet
filter-overdue = Frist
filter-slip = Seddel
filter-long-ago = Længe siden
filter-pause = Nej, pause

## One address
address-page = Adresse
address-new-visit = Nyt besøg
address-visits = Besøg
address-more = Mere om adressen
visits-since = { $n } besøg siden { $date }
promise-and-slips = Løfte og sedler
nothing-planned = Intet besøg er planlagt
put-in-calendar = Læg et besøg i kalenderen
move-plan = Flyt
move-this = Flyt { $when }
cancel-plan = Aflys
cancel-this = Aflys { $when }
cancel-told = Det står i historikken med grunden. Er tiden lovet, så sig det til borgeren.
cancel-visit = Aflys besøget
the-cancelling = Aflysningen
not-kept = Løftet blev ikke holdt
moved-from = Flyttet fra { $when }
slip-of = seddel { $date }
sign-not-proof = Et tegn, ikke et bevis
seen-on = Set { $date }
sparring-asked = Sparring ønsket { $date }
you-have-it = Du har adressen
someone-has-it = { $who } har adressen
colleague-has-it = En kollega har adressen
observe-here = Observation her
i-take-it = Jeg tager den
give-free = Giv fri
safety-page = Sikkerhed
correct-place = Ret adressen
same-place-as = Samme sted som …
shown-as-one = Vises som samme sted
part-again = Skil ad
the-parting = Adskillelsen
tried-title = Hvornår er der prøvet?
tried-part-of-day = Tid på dagen
tried-suggestion = Forslag
tried-empty = Tom: ikke prøvet
tried-n-times = { $what }, { $n } gange
tried-after = Efter { $after }: en { $weekday } { $part }
tried-next = Næste gang: en { $weekday } { $part }
steps-newest-first = nyeste først
steps-none = Intet besøg endnu
steps-more = Vis flere
step-correct = Ret
step-signs = Tegn: { $signs }
step-with = Med { $names }
step-author = Skrevet af { $who }
step-met-at = Sted: { $place }
step-slip-was = Seddel i { $door }: { $state }
step-slip-set = Seddel sat i { $door }
step-postcard = Postkort lagt
step-postcard-says = Der stod: { $text }
step-promised = Lovet { $when }
step-continue = Vi fortsætter
step-to-team = Tages op på teammøde
step-noted = Skrevet ned { $date }
step-about = Stedet er ca.
step-edited = Rettet { $date }
promise-kept = Løftet { $when } blev holdt
promise-not-kept = Løftet { $when } blev ikke holdt til tiden
promise-was-moved = Det var flyttet fra { $when }
promise-given-up = Løfte opgivet
plan-given-up = Besøg aflyst

## Correcting a place
correct-street = Vej
correct-number = Nummer
correct-floor = Etage
correct-door = Dør
correct-postcode = Postnummer
correct-city = By
correct-name = Navn på stedet
correct-name-help = For eksempel Biblioteket. Aldrig en borgers navn.
correct-position = Position
correct-lat = Breddegrad
correct-lon = Længdegrad
correct-no-title = Skriv en vej eller et navn på stedet.
correct-no-position = Positionen passer ikke. Skriv to tal i grader, for eksempel 55,4123 og 9,1234.
correct-position-gone = En position kan rettes, men ikke fjernes. Skriv den rigtige.
safety-help = Kolleger ser det øverst, før de banker på. Skriv kun, hvad man skal passe på.
safety-what = Hvad skal man passe på?
safety-save = Gem
safety-clear = Fjern advarslen
safety-empty = Vælg, hvad man skal passe på, eller skriv det.
join-help = { $title } vises sammen med den adresse, du vælger, og under dens navn. Intet går tabt, og de kan skilles ad igen.
join-hint = Vej og nummer
join-nothing = Ingen anden adresse passer til det, du søger.
join-none-chosen = Vælg den anden adresse.
join-now = Vis som samme sted
the-joining = Sammenlægningen med { $title }
places-near = I nærheden
## Choosing a place
search-place = Søg adresse
n-found = { $n ->
        [0] Intet fundet
        [one] { $n } fundet
        *[other] { $n } fundet
    }
new-spot = Nyt sted
new-spot-sub = Vej, adresse eller mødested
new-spot-met-sub = Bibliotek, butik, park
where-is-it = Hvor?
where-did-you-meet = Hvor mødtes I?
what-sort = Hvad er det?
sort-address = Adresse
sort-stretch = Vejstykke
sort-spot = Mødested
use-spot = Brug stedet
spot-missing = Skriv, hvor det er. En vej er nok.
spot-missing-met = Skriv, hvor I mødtes.
spot-never-a-name = Skriv stedet, aldrig et navn på en borger.
met-which = Vælg stedet, hvor I mødtes

## Observation
at-place = Ved { $place }
about-last-used = ca., sidst brugt { $when }
about-metres = ca. { $n } m fra dig
no-place-yet = Hvor er det?
choose-a-place = Vælg
change-place = Skift sted
find-here = Find, hvor jeg er
position-too-vague = Positionen er for upræcis lige nu. Vælg stedet selv.
nothing-near = Intet kendt sted inden for 150 m. Tryk Skift, og vælg eller skriv stedet.
circle-on-map = Cirkel på kortet
circle-none = Ingen
circle-been = Har været her
circle-to-go = Skal hen
circle-needs-position = Stedet har ingen position endnu. Tilføj din under Mere, så cirklen kan tegnes.
save-and-new = Gem og ny
save-observation = Gem
observed-at = Observation ved { $place }
not-yet-place = Vælg, hvor det er.
not-yet-seen = Vælg et tegn, en cirkel, eller skriv en note.

## A new address
field-street = Vej
field-number = Nummer
field-floor = Etage
field-door = Dør
field-postcode = Postnummer
field-city = By
field-name = Navn på stedet (kan stå tomt)
name-never-a-person = Fx Plejehjemmet. Aldrig navnet på en borger.
already-here = { $place } er her allerede
open-known = Åbn
save-place = Gem adresse
not-yet-street = Skriv vejens navn.
not-yet-number = Skriv husnummeret.

## Planning the day
plan-sub = Det lovede ligger fast
plan-none-promised = Intet er lovet i dag. Vælg adresser, du vil forbi.
plan-fixed = Ligger fast
plan-candidates = Vælg adresser, du vil forbi
plan-no-candidates = Ingen adresser at foreslå. Søg efter en, eller notér det, du ser.
plan-more = Vis flere adresser
plan-search = Søg en anden adresse
plan-no-room = Ikke plads i dag
plan-no-room-day = Teamet går ikke ud i dag
plan-no-room-hours = Ikke plads før arbejdstiden slutter kl. { $time }
plan-no-room-fixed = Ikke plads mellem det, der ligger fast
plan-slips = Sedler at se til
plan-near = Tæt på dig
plan-long-ago = Ikke set længe
plan-from-here = Fra hvor jeg står
plan-from-here-now = Regnet fra hvor du står.
plan-from-place = Regnet fra { $place }.
plan-from-unknown = Stederne har ingen position. De står, som du valgte dem.
plan-denied = Telefonen må ikke give positionen. Giv lov i telefonens indstillinger.
plan-not-found = Stedet kunne ikke findes. Prøv igen ude i det fri.
plan-order = Foreslået rækkefølge
plan-own = Din egen rækkefølge
plan-propose = Foreslå rækkefølge
plan-way = I alt { $far } i lige linje.
plan-leg = { $far } i lige linje
plan-unplaced = Uden position. Vejen er gættet.
plan-estimate = Tiderne er et skøn: { $n } min ved hver dør og vejen dertil.
plan-late = Du kan først være der kl. { $time }
about-m = ca. { $n } m
about-km = ca. { $n } km
move-up = Flyt { $place } op
move-down = Flyt { $place } ned
use-plan = Brug planen
the-plan = Planen
not-yet-ticked = Sæt kryds ved en adresse først.
plan-count = { $n ->
        [one] { $n } adresse lagt ind
        *[other] { $n } adresser lagt ind
    }
plan-left-out = { $n ->
        [one] { $n } adresse er der ikke plads til i dag
        *[other] { $n } adresser er der ikke plads til i dag
    }
plan-no-time-left = Der er ikke plads til flere i dag inden for arbejdstiden.
plan-day-off = { $day } er fridag ({ $holiday }).
remove-from-plan = Tag { $place } ud
## Mig
me-under = Dig og telefonen
save-name = Gem navn
name-saved = Navnet er gemt
look = Udseende og sprog
look-help = Sol er sort på hvidt med tykke streger, til stærkt lys.
holidays-of = Fridage i
denmark = Danmark
norway = Norge
theme = Farver
theme-system = Som telefonen
theme-light = Lys
theme-dark = Mørk
theme-sun = Sol
size = Størrelse
size-normal = Normal
size-large = Store knapper
size-double = Dobbelt tekst
locking = Lås
lock-after = Lås, når appen har været skjult i
lock-after-help = Skærmen dækkes til med det samme. Et tryk på øjet låser straks.
n-seconds = { $n } sekunder
n-minutes = { $n ->
        [one] { $n } minut
        *[other] { $n } minutter
    }
lock-now = Lås nu
change-code = Skift PIN-kode
old-code = Den kode, du har nu
new-code = Ny PIN-kode
new-code-again = Gentag den nye PIN-kode
save-code = Gem ny PIN-kode
changing = Skifter kode
code-changed = PIN-koden er skiftet. Den gamle kan ikke bruges mere.
wrong-old-code = Den nuværende kode er forkert. Prøv igen.
no-memory = Telefonen har for lidt hukommelse lige nu. Luk andre apps, og prøv igen.

## What lies on this phone
phone-holds = Hvad ligger på telefonen
holds-visits = Besøg
holds-observations = Observationer
holds-drafts = Åbne formularer, der ikke er gemt
holds-entries = Indførsler i alt
holds-bytes = Den krypterede fils størrelse
holds-is = Krypteret på denne telefon
holds-is-more = Adresser, besøg, løfter, sedler, observationer, noter, sikkerhedsnoter og dit navn. En position kun der, hvor du selv har trykket. Indstillingerne på denne side ligger uden for filen og siger intet om dit arbejde.
holds-not = Gemmes aldrig
holds-not-more = Billeder, lyd, cpr-numre, hvor du går, og din PIN-kode.
holds-leaves = Intet forlader telefonen af sig selv
holds-leaves-more = Kun når du selv gør det: en eksport, du gemmer, et opkald, eller Vis vej, som giver stedets koordinater til en anden app.
check-file = Se filen efter
checking-file = Ser filen efter. Det, du gemmer imens, venter lidt
file-whole = Filen er hel. Alt kan læses.
file-not-whole = { $n ->
        [one] Ét sted i filen er beskadiget.
        *[other] { $n } steder i filen er beskadiget.
    } Gem en eksport med det samme, og bed om hjælp.
rebuild = Læg registrene op igen
rebuild-help = Lister og søgning laves på ny ud fra alt, du har skrevet. Brug det, hvis noget ser forkert ud. Intet slettes.
rebuilt = Registrene er lagt op igen
rebuilding = Lægger registrene op
rebuilding-sub = Appen er opdateret
rebuilding-text = Registrene lægges op igen. Intet er tabt.
work-percent = { $what }: { $n } %
stop = Stop

## Export and fetching it in
export = Eksport
export-text = En krypteret fil med alt, du har skrevet. Har du den et andet sted, kan du begynde forfra på en anden telefon, eller hvis du glemmer PIN-koden.
make-export = Lav en eksport
export-what = Filen har alle indførsler, og hvem der skrev dem. Den har ingen nøgler, ingen PIN-kode og ingen åbne formularer.
export-passphrase = Kodeord til eksporten
export-again = Gentag kodeordet
export-forgotten = Uden kodeordet kan ingen åbne filen, heller ikke du.
save-export = Gem en eksport
exporting = Laver eksporten
export-done = { $name } er givet til telefonen: { $n } indførsler, { $size }. Se efter, at filen ligger, hvor du vil have den.
export-not-saved = Filen blev ikke gemt. Frigør plads, og prøv igen.
export-none = Filen er ikke en eksport fra denne app. Vælg en fil, der ender på .grusvej.
export-newer = Eksporten er lavet af en nyere udgave. Opdatér appen, og prøv igen. Intet er ændret.
export-too-big = Eksporten er for stor til at gå igennem på én gang. Bed om hjælp.
export-damaged = Filen er beskadiget eller ikke hel, og intet kodeord kan åbne den. Hent den igen der, hvor den ligger. Intet er ændret.
export-wrong = Kodeordet er forkert. Det er eksportens kodeord, ikke PIN-koden. Prøv igen.
export-made-up = Eksporten er fra demoen, og alt i den er opdigtet. Den kan ikke hentes ind blandt rigtige adresser.
export-real = Eksporten har rigtige adresser. Den kan ikke hentes ind i demoen, hvor alt er opdigtet.
restore = Hent en eksport
restore-text = Det, der er på telefonen, bliver, som det er. Det, der mangler, kommer til.
restore-do = Hent en eksport ind
choose-file = Vælg fil
file-chosen = Valgt: { $name }
file-unreadable = Filen kunne ikke læses. Vælg den igen.
restore-go = Hent ind
restoring = Henter eksporten ind
restore-done = { $n } indførsler er hentet ind. { $known } var her i forvejen.
restore-nothing = Alt i eksporten er her allerede. Intet blev tilføjet.
restore-stopped = Stoppet. { $n } indførsler er hentet ind. Hent eksporten igen for at få resten.

## About the app
about = Om appen
version = Grusvej { $n }
licence = Fri software under { $name }
accessibility = Tilgængelighed
a11y-aim = Appen er lavet til at opfylde WCAG 2.2, niveau AA, og EN 301 549. Den kan bruges med skærmlæser, med tastatur, med dobbelt så stor tekst, og uden at træk eller dobbelttryk er nødvendigt.
a11y-checked = Hver skærm prøves af maskiner ved hver ny udgave: navne og roller, kontrast i tre temaer, tryk på mindst 48 pixel, og at intet skal rulles sidelæns på en smal skærm.
a11y-not-checked = Endnu ikke prøvet: af mennesker, der bruger TalkBack, VoiceOver eller kontaktstyring til daglig, og på telefoner i hånden med handsker i regn og sol.
a11y-known = Det ved vi mangler: licensteksterne er på engelsk, og telefonens egen skriftstørrelse følges ikke af sig selv; vælg Dobbelt tekst her på siden.
a11y-tell = Er der noget, du ikke kan bruge, så sig det til den, du har fået appen af. Skriv, hvilken skærm det er, og hvad du ville gøre.
notices = Andres arbejde i appen
notices-help = Hvem der har lavet hvad, og licensernes ord på engelsk. Rul for at se mere.
show-more = Vis mere

## An address list in
list-help = Vælg en CSV-fil med overskrifter, for eksempel vejnavn, husnr, postnr og by. Lister fra Danmarks Adresseregister, DAWA og Kartverket kan bruges, som de er. Et regneark gemmes først som CSV.
list-stays = Filen læses på telefonen og sendes ingen steder hen. Du ser først, hvad der kommer ind.
list-reading = Læser listen
list-seen = { $name } er læst. Intet er hentet ind endnu.
list-all-known = { $name } er læst. Alle adresser, der kan bruges, er her allerede. Der er intet at hente ind.
list-none-good = { $name } er læst. Ingen af rækkerne kan bruges.
list-rows = Rækker i listen
list-new = Nye adresser
list-known = Kendte i forvejen, eller to gange i listen
list-bad = Rækker, der ikke kan bruges
list-turned = Ombyttede koordinater, vendt rigtigt
list-first = { $n ->
        [one] Den første række, som den er læst
        *[other] De første { $n } rækker, som de er læst
    }
column-street = Vej og nr.
column-floor = Etage og dør
column-town = Postnr. og by
column-position = Position
word-yes = Ja
word-no = Nej
list-take = { $count ->
        [one] Hent { $n } adresse ind
        *[other] Hent { $n } adresser ind
    }
list-working = Henter adresser ind
list-done = { $count ->
        [one] { $n } adresse er hentet ind.
        *[other] { $n } adresser er hentet ind.
    }
list-nothing-added = Alle adresserne er her allerede. Intet blev tilføjet.
list-stopped = Stoppet. { $n } adresser er hentet ind. Resten kan hentes bagefter.
see-places = Se adresserne
line-n = Linje { $n }
list-empty = Filen er tom. Vælg en anden.
list-too-big = Filen er for stor. Del listen i to, og hent dem hver for sig.
list-not-text = Filen er ikke tekst. Gem listen som CSV, og vælg den igen.
list-spreadsheet = Det er et regneark eller en zip-fil. Gem det som CSV, og vælg den fil i stedet.
list-no-headings = Ingen af overskrifterne er kendt. Første linje skal sige, hvad kolonnerne er, for eksempel vejnavn;husnr;postnr;by.
list-no-address = Ingen overskrift siger, hvor adressen står. Kald en kolonne vejnavn eller adresse.
row-no-street = Der er ingen vej og ingen adresse
row-unreadable = { $what } kan ikke læses
row-out-of-range = Koordinaterne ligger uden for Norden
row-epsg = Koordinatsystemet EPSG:{ $number } er ukendt
row-fields = { $got } felter, hvor overskriften har { $want }
row-not-in-force = Adressen gælder ikke: planlagt, opgivet eller nedlagt
row-too-long = { $what } er for lang, mere end { $limit } tegn
row-quote = Et anførselstegn er ikke lukket
list-field-address = adressen
list-field-street = vejnavnet
list-field-number = husnummeret
list-field-floor = etagen
list-field-door = døren
list-field-postcode = postnummeret
list-field-city = byen
list-field-latitude = breddegraden
list-field-longitude = længdegraden
list-field-north = nord-koordinaten
list-field-east = øst-koordinaten
list-field-position = positionen
list-field-epsg = koordinatsystemet
list-field-register = registerets id eller status

# The map
map-label = Kort. Piletaster flytter det, plus og minus ændrer størrelsen.
map-no-gl = Telefonen kan ikke tegne kortet. Her er de samme steder som liste, de nærmeste først.
map-broken = Kortet kunne ikke tegnes. Her er de samme steder som liste.
map-none = Intet kort på telefonen endnu. Mærkerne vises uden.
map-no-file = Intet kort på telefonen
map-works-offline = { $name }. Virker uden net
map-circle = Cirkel
map-larger = Større
map-smaller = Mindre
my-position = Min position
map-choose = Vælg, hvad kortet viser
map-outside = Ligger uden for kortet
map-list = Steder på kortet
map-list-from-me = Nærmest dig først, i lige linje
map-list-from-middle = Nærmest kortets midte først, i lige linje
map-list-empty = Ingen steder at vise.
map-nowhere = { $n ->
     [one] Et sted har ingen position endnu
    *[other] { $n } steder har ingen position endnu
}
show-as-map = Vis som kort
legend = Hvad mærkerne betyder
legend-to-go = Skal hen
legend-been = Har været
legend-late = Frist
legend-slip = Seddel
legend-pause = Nej, pause
legend-new = Ny
way-towards = { $metres } mod { $direction }
compass-north = nord
compass-north-east = nordøst
compass-east = øst
compass-south-east = sydøst
compass-south = syd
compass-south-west = sydvest
compass-west = vest
compass-north-west = nordvest
metres = { $n } meter
circle-new = Ny cirkel
circle-wider = Større cirkel
circle-narrower = Mindre cirkel
circle-move = Flyt
circle-remove = Fjern
circle-near = Ved { $place }
circle-nameless = Strækning uden navn
circle-at = Cirklen ved { $place }
circle-centre-me = { $place }, hvor du står (± { $n } m)
circle-no-position = Find din position først, så ligger cirklen der.
circle-when = Skal hen en dag
circle-when-day = Skal hen { $day }
circle-today = I dag
circle-next-week = Om en uge
circle-two-weeks = Om to uger
circle-no-day = En dag
is-gone = { $what } er fjernet
cover-sub = Gader og døre efter tid på dagen
cover-leave = Tilbage til mærkerne
cover-fresh = Set siden
cover-old = Set før
cover-never = Aldrig set
cover-part = Tid på dagen
cover-any-part = Hele dagen
cover-since = Siden
cover-streets = Gader
cover-answer = { $open ->
     [0] Alle { $all } gader er set { $part } siden { $date }
    *[other] { $open } af { $all } gader er ikke set { $part } siden { $date }
}
cover-doors = { $fresh } af { $all } døre siden { $date }
cover-last = sidst { $day }
cover-never-street = aldrig set
n-streets = { $n ->
     [one] 1 gade
    *[other] { $n } gader
}
in-the-morning = om morgenen
in-the-forenoon = om formiddagen
in-the-afternoon = om eftermiddagen
in-the-evening = om aftenen
coverage = Hvor har vi ikke været?
show-n-more = Vis flere ({ $n })
the-circle = Cirklen
circle-named = Cirklen: { $place }
circles-due = Cirkler at se til
show-on-map = Vis på kortet
# Map files
map-files-title = Kortfiler
map-files-what = Hvilke kort der ligger på telefonen
map-files-under = Kort, der virker uden net
map-file-get = Hent et kort fra telefonen
map-file-none = Intet kort endnu. Administratoren laver en fil til kommunen; hent den her.
map-file-working = Henter kortet
map-file-got = { $name } er hentet.
map-file-known = { $name } var her allerede.
map-file-removed = { $name } er fjernet.
map-file-unnamed = Kort uden navn
map-file-area = ca. { $width } x { $height } km
map-file-centre = Midten: { $lat }° { $pole ->
        [south] syd
        *[north] nord
    }, { $lon }° { $side ->
        [west] vest
        *[east] øst
    }
map-file-from = Fra { $date }
map-file-undated = Filen siger ikke, fra hvilken dag kortet er
map-file-tiles = { $count ->
     [one] Et kortfelt
    *[other] { $n } kortfelter
}
map-file-no-credit = Filen siger ikke, hvem der har lavet kortet
map-file-remove = Fjern { $name }
map-file-remove-help = Filen slettes fra telefonen. Adresser, besøg og cirkler bliver.
map-file-remove-sure = Fjern kortet
map-error-not-a-map = Det er ikke en kortfil. Vælg en fil, der ender på .mbtiles.
map-error-raster = Kortet er lavet af billeder og kan ikke bruges her. Bed administratoren om et vektorkort.
map-error-no-tiles = Der er intet kort i filen. Bed administratoren om en ny.
map-error-empty = Kortet er tomt. Bed administratoren lave det igen.
map-error-too-big = Filen er større end 2 GB. Bed administratoren om et kort over et mindre område.
map-error-tile-too-big = Et felt i kortet er for stort til telefonen. Bed administratoren lave kortet med færre detaljer.
map-error-damaged = Filen er beskadiget eller kun hentet halvt ned. Hent den igen.
map-error-unfinished = Filen blev ikke gjort færdig der, hvor den blev lavet. Bed administratoren lukke den og sende den igen.
map-error-hostile = Filen gør mere, end et kort skal, eller mangler sit register. Den er ikke taget ind. Bed administratoren om en ny.
map-error-too-many = Der er allerede 12 kort på telefonen. Fjern et, du ikke bruger.
map-error-gone = Kortet er ikke længere på telefonen.
map-patchy = En del af kortet kan ikke læses. Fjern kortfilen, og hent den igen.
