## Dates and times
weekday = { $n ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
        *[7] Sunday
    }
weekday-short = { $n ->
        [1] Mo
        [2] Tu
        [3] We
        [4] Th
        [5] Fr
        [6] Sa
        *[7] Su
    }
month-short = { $n ->
        [1] Jan.
        [2] Feb.
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] Aug.
        [9] Sept.
        [10] Oct.
        [11] Nov.
        *[12] Dec.
    }
date = { $day } { $month }
date-year = { $day } { $month } { $year }
weekday-date = { $weekday } { $date }
at-time = { $day } at { $time }
stamp = { $weekday } { $date } { $time }
today-word = today
tomorrow-word = tomorrow
yesterday-word = yesterday
now-word = now
in-minutes = in { $n } min
minutes-ago = { $n } min ago
in-hours = in { $n ->
        [one] { $n } hour
        *[other] { $n } hours
    }
hours-ago = { $n ->
        [one] { $n } hour
        *[other] { $n } hours
    } ago
in-days = in { $n ->
        [one] { $n } day
        *[other] { $n } days
    }
days-ago = { $n ->
        [one] { $n } day
        *[other] { $n } days
    } ago
part-morning = Morning
part-forenoon = Forenoon
part-afternoon = Afternoon
part-evening = Evening

## Navigation and frame
main-menu = Main menu
today = Today
map = Map
note-down = Note
places = Addresses
team = Team
me = Me
back = Back
close = Close
remove = Remove
hide-screen = Hide screen
saved-on-phone = Saved on this phone
try-again = Try again
failed-title = This screen could not be shown
failed-text = What you saved is on this phone. Try again, or go back to Today.
not-found-title = There is nothing here
to-today = To Today

## Lock and first run
cover = Notes
hidden = Hidden
opening = Unlocking
pin-code = PIN code
pin-paste = You can also paste the code
clear = Clear
clear-code = Clear the code
delete = Delete
delete-digit = Delete a digit
unlock = Unlock
demo-made-up = Demo: everything here is made up
forgot-pin = Forgotten PIN
forgot-lost = Everything on this phone will be lost
forgot-lost-more = Addresses, visits, promises and notes are deleted, and no one can bring them back from here. An export that you keep elsewhere can be brought in again.
forgot-sure = I want to delete everything on this phone
forgot-wipe = Delete everything and start anew
wrong-code = The code is wrong. Try again.
wait-seconds = Too many wrong tries. Wait { $n } seconds, then try again.
wait-minutes = Too many wrong tries. Wait { $n } minutes, then try again.
vault-damaged = The key file is damaged, and no code can open it. Start anew and bring an export in.
key-store-gone = This phone's key is gone, and the code alone cannot open. Start anew and bring an export in.
vault-problem = That did not work just now. Close the app and try again.
start-title = Get started
start-sub = Three things. You can change them later under Me
language = Language
your-name = Your name
your-name-help = This is how colleagues see you. A first name is enough.
name-missing = Write your name. A first name is enough.
choose-code = Choose a code
repeat-code = Repeat the code
code-differs = The two codes differ. Write the same code in both places.
code-too-weak = The code does not meet the rules yet. See the list below the field.
rule-four = At least 4 digits
rule-twelve = At least 12 characters
rule-not-plain = No plain row and not the same over and over
rule-kept = Met
rule-open = Missing
four-words = Suggest four words
four-words-help = Write the words in both fields, with spaces. Learn them by heart, or keep them somewhere safe.
no-one-finds-code = No one can find the code for you
no-one-finds-code-more = If you forget it, everything on this phone is deleted, and only an export can be brought in again.

## The day
later-today = Later today
coming-days = The days ahead
done = Done
n-places = { $n ->
        [one] { $n } address
        *[other] { $n } addresses
    }
n-visits = { $n ->
        [one] { $n } visit
        *[other] { $n } visits
    }
promises-missed = Promises that were not kept
next-visit = Next visit
nothing-today = Nothing is agreed for today. Plan the day, or note what you see.
no-places-yet = No addresses yet. An observation or a list of addresses makes the first.
plan-the-day = Plan the day
bring-in-list = Bring in a list of addresses
at-the-door = I'm at the door
show-way = Show the way
map-and-way = Map and way
way-app = Which app shows the way?
way-ask = Ask next time
way-kept = Your choice is kept. Change it in Me, under Map and way. If the app is not on the phone, its web page opens.
way-organic-maps = Organic Maps (works without a signal)
way-osmand = OsmAnd (works without a signal)
way-google-maps = Google Maps
way-apple-maps = Apple Maps
way-other-app = Another app on this phone will see the coordinates of the place. No name and no address go with them.
way-no-position = The place has no position yet. Correct the address and add it when you stand there.
plan-postcard = Promised on a postcard
plan-agreed = Agreed
plan-retry = Try again after a no
plan-again = Planned visit
see-to-slip = See to the slip at { $door }
slip-out = Slip in { $door }.
mind-safety = Mind the safety note.
agreed-small = agreed
about-small = about
first-visit = First visit
nth-visit = Visit no. { $n }. Last: { $last }
is-saved = { $what } saved
undo = Undo

## A promise missed
promise-missed = The promise was not kept. What now?
missed-reason = Why? (may stay empty)
go-now = Go there now
go-now-sub = The visit answers the promise
another-time = Choose another time
another-time-sub = The promise moves, and it shows
let-go = Give the promise up
let-go-sub = It stands in the history with the reason

## Another time
change = Change
same-time-two-weeks = Same time in 2 weeks
another-day = Another day
another-hour = Another time
no-date = No date
day-off-mark = { $day } (day off)
trouble-holiday = { $day } is a day off ({ $holiday }). Choose another day.
trouble-day = { $day } is not a working day. Choose another day.
trouble-hours = { $time } is outside working hours. Choose another time.
holiday-new-year = New Year's Day
holiday-maundy-thursday = Maundy Thursday
holiday-good-friday = Good Friday
holiday-easter-sunday = Easter Sunday
holiday-easter-monday = Easter Monday
holiday-great-prayer-day = Great Prayer Day
holiday-ascension = Ascension Day
holiday-whit-sunday = Whit Sunday
holiday-whit-monday = Whit Monday
holiday-labour-day = Labour Day
holiday-norwegian-constitution = Norwegian Constitution Day
holiday-danish-constitution = Danish Constitution Day
holiday-christmas-eve = Christmas Eve
holiday-christmas-day = Christmas Day
holiday-second-christmas-day = Second Christmas Day
holiday-new-years-eve = New Year's Eve

## The visit
visit = Visit
place-not-here = The address is not on this phone. Go back and search for it.
line-with = { $line } · with { $names }
what-happened = What happened?
outcome-not-opened = Not opened
outcome-rejected = Turned away
outcome-spoke-at-door = Spoke at the door
outcome-invited-in = Invited in
outcome-met-elsewhere = Met elsewhere
outcome-spoke = Spoke
outcome-moved = Moved away
outcome-not-target-group = Not in the target group
outcome-agreed-again = Agreed to meet again
outcome-no-answer = No answer
outcome-unknown = Unknown here. Update the app.
other = Other
signs-you-see = Signs you see
signs-of-life = Signs of life
signs-of-concern = Signs of concern
more-signs = More signs
sign-light-tv = Light or TV
sign-footprints = Footprints
sign-mailbox-emptied = Mailbox emptied
sign-car-moved = Car has moved
sign-seen-by-neighbour = Neighbour has seen the person
sign-neglected = Neglected garden or home
sign-covered-windows = Covered windows
sign-rubbish = Rubbish
sign-overfull-mailbox = Overfull mailbox
sign-smell = Smell
sign-noise = Noise
sign-unknown = Unknown sign
set-or-left = Set or left
postcard = Postcard
slip-in-door = Slip in door
which-door = Which door?
door-front = Front door
door-garden = Garden door
door-balcony = Balcony door
door-mailbox = Mailbox
door-unknown = Unknown door
the-front-door = the front door
the-garden-door = the garden door
the-balcony-door = the balcony door
the-mailbox = the mailbox
the-unknown-door = a door
slip-from-before = Slip in { $door } from last time
slip-in = Slip in { $door }
set-on = { "" }, set { $date }
slip-gone = Gone
slip-still-there = Still there
slip-not-checked = Not checked
promised-on-postcard = Promised on the postcard
agreed-with-citizen = Agreed with the citizen
try-again-then = Try again
our-own-plan = Our own plan
suggestion = Suggestion: { $why }
why-never-part = { $part } has not been tried
why-weekend = Weekend has not been tried yet
why-workdays = Working days have not been tried yet
why-longest-ago = { $part } was longest ago
try-again-ask = Try again?
in-two-weeks = In 2 weeks
in-a-month = In 1 month
at-team-meeting = Settle at team meeting
set-next-visit = Set the next visit
add-note = Add note
note = Note
more = More
form-of-contact = Form of contact
form-meeting = Meeting
form-telephone = Telephone
form-sms = SMS
when-happened = When
who-was-along = Who was along (with commas)
postcard-says = What the card says
where-met = Where
do-we-go-on = Do we go on?
onward-continue = Continue
onward-other-offers = Can use other offers
history = History
save-visit = Save visit
save-correction = Save correction
not-saved = Not saved yet.
not-yet-outcome = Choose what happened.
not-yet-door = Choose the door the slip is in.
not-yet-next = The next visit must be after this one. Press Change.
not-yet-future = The visit is in the future. Correct the time under More.
written-by = Written by { $who } { $date }
written-on = Written { $date }
danger-dog = Dog
danger-pair = Go in pairs
danger-threat = Threats
danger-unknown = See the history
add-position = Add my position
position-added = Position added
accuracy = Accurate within about { $n } m
position-searching = Finding position
position-denied = This phone may not give its position. Allow it in the phone's settings, or write the place yourself.
position-not-found = Your position could not be found. Write it yourself.
slip-still-sits = The slip is still there
a-sign-not-proof = A slip is a sign, not proof.
sparring-quiet = Talk with a colleague. Tell neighbours nothing: you are bound by confidentiality.
ask-for-sparring = Ask for advice

## Marks
mark-missed = Promised { $when }, not kept
mark-promised = Promised { $when }
mark-retry = Try again { $when }
mark-planned = Planned { $when }
mark-slip = Slip in { $door }, { $n ->
        [0] set today
        [one] { $n } day
        *[other] { $n } days
    }
mark-pause = No, left in peace until { $date }
mark-long-ago = Long ago: { $date }
mark-been = { $what } { $day }
mark-new = Not visited yet
mark-circle-to-go = To go
mark-circle-to-go-day = To go {$day}
mark-circle-late = Should have been seen {$day}
mark-circle-been = Been here {$day}

## Notér
observation = Observation
observation-sub = Signs you see on the way
met = Met somewhere
met-sub = Library, shop, park
new-place = New address
new-place-sub = Without a visit
danger-now = Danger now?
danger-now-sub = 112, doctor, emergency room, police
danger-not-acute = Outreach is no emergency service. If a life is in danger, call at once.
call-112 = Call 112
call-112-sub = Danger to life: ambulance, fire, police
call-112-police = Call 112 (police)
call-112-police-sub = Urgent help from the police
call-113 = Call 113 (ambulance)
call-113-sub = Danger to life or health
call-116117 = Call 116 117 (emergency clinic)
call-116117-sub = Urgent illness when the doctor is closed
call-02800 = Call 02800 (police)
call-02800-sub = Police when it is not urgent
call-1813 = Call 1813 or the own doctor
call-1813-sub = Urgent illness; outside the capital region: the doctor on call
call-114 = Call 114 (police)
call-114-sub = Police when it is not urgent
call-psychiatric = Psychiatric emergency room
call-psychiatric-sub = Open day and night. Call 112 or the doctor on call for the nearest.
call-child = Worried about a child?
call-child-sub = You have a duty to notify. Call the municipality's social duty line; in danger 112.

## Map and team
show-as-list = Show as list
team-sub = This phone is in no team
team-not-yet = The team comes in a later version. Until then everything lies on this phone alone. Keep an export, under Me.
me-sub = Language, theme, lock, what lies on this phone

## What went wrong
problem-full = This phone is full. Free some space first.
problem-damaged = The file on this phone is damaged. It is left as it is. Close the app and ask for help, or bring an export in.
problem-newer = The file was written by a newer version. Update the app. Nothing was changed.
problem-library = The app cannot encrypt on this phone and so does not open. Ask for help.
problem-closed = The app was locked meanwhile. Unlock and try again.
problem-gone = It was erased for ever and cannot be written on again.
problem-stopped = Stopped. Nothing was changed.
problem-other = That did not work. Nothing saved is lost. Try again.

## Places
places-find = Find an address
places-search = Search
places-search-hint = Road, number or words in notes
places-show-only = Show only
places-n-of-all = { $n } of { $all }
places-in-notes = In notes
places-n-notes = { $n ->
        [one] { $n } note
        *[other] { $n } notes
    }
places-nothing-found = No address and no note matches your search.
places-clear-search = Clear the search
filter-promised = Promised
filter-overdue = Overdue
filter-slip = Slip
filter-long-ago = Long ago
filter-pause = No, pause

## One address
address-page = Address
address-new-visit = New visit
address-visits = Visits
address-more = More about the address
visits-since = { $n ->
        [one] { $n } visit
        *[other] { $n } visits
    } since { $date }
promise-and-slips = Promise and slips
nothing-planned = No visit is planned
put-in-calendar = Put a visit in the calendar
move-plan = Move
move-this = Move { $when }
cancel-plan = Cancel
cancel-this = Cancel { $when }
cancel-told = It stays in the history with the reason. If the time was promised, tell the person.
cancel-visit = Cancel the visit
the-cancelling = The cancellation
not-kept = The promise was not kept
moved-from = Moved from { $when }
slip-of = slip { $date }
sign-not-proof = A sign, not proof
seen-on = Seen { $date }
sparring-asked = Advice asked for { $date }
you-have-it = You have the address
someone-has-it = { $who } has the address
colleague-has-it = A colleague has the address
observe-here = Observation here
i-take-it = I take it
give-free = Give it free
safety-page = Safety
correct-place = Correct the address
same-place-as = Same place as …
shown-as-one = Shown as the same place
part-again = Part again
the-parting = The parting
tried-title = When was it tried?
tried-part-of-day = Time of day
tried-suggestion = Suggestion
tried-empty = Empty: not tried
tried-n-times = { $what }, { $n } times
tried-after = After { $after }: a { $weekday } { $part }
tried-next = Next time: a { $weekday } { $part }
steps-newest-first = newest first
steps-none = No visit yet
steps-more = Show more
step-correct = Correct
step-signs = Signs: { $signs }
step-with = With { $names }
step-author = Written by { $who }
step-met-at = Where: { $place }
step-slip-was = Slip in { $door }: { $state }
step-slip-set = Slip set in { $door }
step-postcard = Postcard left
step-postcard-says = It said: { $text }
step-promised = Promised { $when }
step-continue = We go on
step-to-team = For the team meeting
step-noted = Written down { $date }
step-about = The place is approximate
step-edited = Corrected { $date }
promise-kept = The promise of { $when } was kept
promise-not-kept = The promise of { $when } was not kept on time
promise-was-moved = It had been moved from { $when }
promise-given-up = Promise given up
plan-given-up = Visit cancelled

## Correcting a place
correct-street = Road
correct-number = Number
correct-floor = Floor
correct-door = Door
correct-postcode = Postal code
correct-city = Town
correct-name = Name of the place
correct-name-help = For example The library. Never a person's name.
correct-position = Position
correct-lat = Latitude
correct-lon = Longitude
correct-no-title = Write a road or a name of the place.
correct-no-position = The position is not right. Write two numbers in degrees, such as 55.4123 and 9.1234.
correct-position-gone = A position can be corrected, not removed. Write the right one.
safety-help = Colleagues see it on top before they knock. Write only what to be careful of.
safety-what = What to be careful of?
safety-save = Save
safety-clear = Remove the warning
safety-empty = Choose what to be careful of, or write it.
join-help = { $title } is shown together with the address you choose, under its name. Nothing is lost, and they can be parted again.
join-hint = Road and number
join-nothing = No other address matches your search.
join-none-chosen = Choose the other address.
join-now = Show as the same place
the-joining = The joining with { $title }
places-near = Nearby
## Choosing a place
search-place = Search addresses
n-found = { $n ->
        [0] Nothing found
        [one] { $n } found
        *[other] { $n } found
    }
new-spot = New place
new-spot-sub = Road, address or meeting place
new-spot-met-sub = Library, shop, park
where-is-it = Where?
where-did-you-meet = Where did you meet?
what-sort = What is it?
sort-address = Address
sort-stretch = Stretch of road
sort-spot = Meeting place
use-spot = Use this place
spot-missing = Write where it is. A road is enough.
spot-missing-met = Write where you met.
spot-never-a-name = Write the place, never a citizen's name.
met-which = Choose where you met

## Observation
at-place = At { $place }
about-last-used = approx., last used { $when }
about-metres = about { $n } m from you
no-place-yet = Where is it?
choose-a-place = Choose
change-place = Change place
find-here = Find where I am
position-too-vague = The position is too vague right now. Choose the place yourself.
nothing-near = No known place within 150 m. Tap Change and choose or write the place.
circle-on-map = Circle on the map
circle-none = None
circle-been = Has been here
circle-to-go = To go here
circle-needs-position = The place has no position yet. Add yours under More, so that the circle can be drawn.
save-and-new = Save and new
save-observation = Save
observed-at = Observation at { $place }
not-yet-place = Choose where it is.
not-yet-seen = Choose a sign or a circle, or write a note.

## A new address
field-street = Street
field-number = Number
field-floor = Floor
field-door = Door
field-postcode = Postcode
field-city = Town
field-name = Name of the place (may stay empty)
name-never-a-person = E.g. The nursing home. Never a citizen's name.
already-here = { $place } is here already
open-known = Open
save-place = Save address
not-yet-street = Write the name of the street.
not-yet-number = Write the house number.

## Planning the day
plan-sub = What was promised stands
plan-none-promised = Nothing is promised today. Choose addresses to pass by.
plan-fixed = Stands
plan-candidates = Choose addresses to pass by
plan-no-candidates = No addresses to suggest. Search for one, or note down what you see.
plan-more = Show more addresses
plan-search = Search another address
plan-no-room = No room today
plan-no-room-day = The team does not go out today
plan-no-room-hours = No room before working hours end at { $time }
plan-no-room-fixed = No room between what stands fixed
plan-slips = Slips to see to
plan-near = Near you
plan-long-ago = Not seen for long
plan-from-here = From where I stand
plan-from-here-now = Counted from where you stand.
plan-from-place = Counted from { $place }.
plan-from-unknown = The places have no position. They stand as you chose them.
plan-denied = The phone may not give the position. Allow it in the phone's settings.
plan-not-found = Could not find your position. Try again out in the open.
plan-order = Proposed order
plan-own = Your own order
plan-propose = Propose an order
plan-way = In all { $far } in a straight line.
plan-leg = { $far } in a straight line
plan-unplaced = No position. The way is a guess.
plan-estimate = The times are estimates: { $n } min at each door and the way there.
plan-late = You can be there at { $time } at the earliest
about-m = about { $n } m
about-km = about { $n } km
move-up = Move { $place } up
move-down = Move { $place } down
use-plan = Use the plan
the-plan = The plan
not-yet-ticked = Tick an address first.
plan-count = { $n ->
        [one] { $n } address laid in
        *[other] { $n } addresses laid in
    }
plan-left-out = { $n ->
        [one] No room for { $n } address today
        *[other] No room for { $n } addresses today
    }
plan-no-time-left = No room for more today within working hours.
plan-day-off = { $day } is a day off ({ $holiday }).
remove-from-plan = Take { $place } out
## Mig
me-under = You and this phone
save-name = Save name
name-saved = Name saved
look = Look and language
look-help = Sun is black on white with thick lines, for bright light.
holidays-of = Holidays of
denmark = Denmark
norway = Norway
theme = Colours
theme-system = As the phone
theme-light = Light
theme-dark = Dark
theme-sun = Sun
size = Size
size-normal = Normal
size-large = Large buttons
size-double = Double text
locking = Lock
lock-after = Lock after the app has been hidden for
lock-after-help = The screen is covered at once. A tap on the eye locks straight away.
n-seconds = { $n } seconds
n-minutes = { $n ->
        [one] { $n } minute
        *[other] { $n } minutes
    }
lock-now = Lock now
change-code = Change PIN code
old-code = The code you have now
new-code = New PIN code
new-code-again = Repeat the new PIN code
save-code = Save new PIN code
changing = Changing the code
code-changed = The PIN code is changed. The old one no longer works.
wrong-old-code = The present code is wrong. Try again.
no-memory = This phone is short of memory right now. Close other apps and try again.

## What lies on this phone
phone-holds = What lies on this phone
holds-visits = Visits
holds-observations = Observations
holds-drafts = Open forms that are not saved
holds-entries = Entries in all
holds-bytes = Size of the encrypted file
holds-is = Encrypted on this phone
holds-is-more = Addresses, visits, promises, slips, observations, notes, safety notes and your name. A position only where you tapped for it. The settings on this page lie outside the file and say nothing about your work.
holds-not = Never kept
holds-not-more = Photos, sound, national identity numbers, where you walk, and your PIN code.
holds-leaves = Nothing leaves this phone by itself
holds-leaves-more = Only when you do it: an export you save, a call, or Show the way, which gives the coordinates of the place to another app.
check-file = Check the file
checking-file = Checking the file. What you save meanwhile waits a little
file-whole = The file is whole. Everything can be read.
file-not-whole = { $n ->
        [one] One spot in the file is damaged.
        *[other] { $n } spots in the file are damaged.
    } Save an export at once, and ask for help.
rebuild = Lay the registers up again
rebuild-help = Lists and search are made anew from everything you have written. Use it if something looks wrong. Nothing is deleted.
rebuilt = The registers are laid up again
rebuilding = Laying up the registers
rebuilding-sub = The app was updated
rebuilding-text = The registers are being laid up again. Nothing is lost.
work-percent = { $what }: { $n }%
stop = Stop

## Export and fetching it in
export = Export
export-text = An encrypted file with everything you have written. If you keep it somewhere else, you can start over on another phone, or if you forget the PIN code.
make-export = Make an export
export-what = The file holds all entries and who wrote them. It holds no keys, no PIN code and no open forms.
export-passphrase = Passphrase of the export
export-again = Repeat the passphrase
export-forgotten = Without the passphrase no one can open the file, not even you.
save-export = Save an export
exporting = Making the export
export-done = { $name } was handed to the phone: { $n } entries, { $size }. Check that the file lies where you want it.
export-not-saved = The file was not saved. Free some space and try again.
export-none = The file is not an export of this app. Choose a file that ends in .grusvej.
export-newer = A newer version made the export. Update the app and try again. Nothing was changed.
export-too-big = The export is too big to go through at once. Ask for help.
export-damaged = The file is damaged or not whole, and no passphrase can open it. Fetch it again from where it lies. Nothing was changed.
export-wrong = The passphrase is wrong. It is the one of the export, not the PIN code. Try again.
export-made-up = The export is from the demo and all of it is made up. It cannot be brought in among real addresses.
export-real = The export holds real addresses. It cannot be brought into the demo, where everything is made up.
restore = Fetch an export
restore-text = What is on this phone stays as it is. What is missing is added.
restore-do = Bring in an export
choose-file = Choose file
file-chosen = Chosen: { $name }
file-unreadable = The file could not be read. Choose it again.
restore-go = Bring in
restoring = Bringing in the export
restore-done = { $n } entries brought in. { $known } were here already.
restore-nothing = Everything in the export is here already. Nothing was added.
restore-stopped = Stopped. { $n } entries brought in. Fetch the export again to get the rest.

## About the app
about = About the app
version = Grusvej { $n }
licence = Free software under { $name }
accessibility = Accessibility
a11y-aim = The app is made to meet WCAG 2.2 level AA and EN 301 549. It can be used with a screen reader, with a keyboard, with text twice as large, and without having to drag or double-tap.
a11y-checked = Machines check every screen of each new version: names and roles, contrast in three themes, targets of at least 48 pixels, and that nothing has to be scrolled sideways on a narrow screen.
a11y-not-checked = Not yet checked: by people who use TalkBack, VoiceOver or switch control every day, and on phones in the hand, with gloves, in rain and sun.
a11y-known = Known to be missing: the licence texts are in English, and the phone's own text size is not followed by itself; choose Double text on this page.
a11y-tell = If there is something you cannot use, tell whoever gave you the app. Write which screen it is and what you wanted to do.
notices = Others' work in the app
notices-help = Who made what, and the words of the licences. Scroll to see more.
show-more = Show more

## An address list in
list-help = Choose a CSV file with headings, for example street, number, postcode and city. Lists from Danmarks Adresseregister, DAWA and Kartverket can be used as they are. Save a spreadsheet as CSV first.
list-stays = The file is read on this phone and sent nowhere. First you see what would come in.
list-reading = Reading the list
list-seen = { $name } is read. Nothing has been brought in yet.
list-all-known = { $name } is read. All addresses that can be used are here already. There is nothing to bring in.
list-none-good = { $name } is read. None of its rows can be used.
list-rows = Rows in the list
list-new = New addresses
list-known = Known already, or twice in the list
list-bad = Rows that cannot be used
list-turned = Swapped coordinates, put right
list-first = { $n ->
        [one] The first row as it was read
        *[other] The first { $n } rows as they were read
    }
column-street = Street and no.
column-floor = Floor and door
column-town = Postcode and town
column-position = Position
word-yes = Yes
word-no = No
list-take = { $count ->
        [one] Bring in { $n } address
        *[other] Bring in { $n } addresses
    }
list-working = Bringing in addresses
list-done = { $count ->
        [one] { $n } address brought in.
        *[other] { $n } addresses brought in.
    }
list-nothing-added = All addresses are here already. Nothing was added.
list-stopped = Stopped. { $n } addresses brought in. The rest can be brought in afterwards.
see-places = See the addresses
line-n = Line { $n }
list-empty = The file is empty. Choose another one.
list-too-big = The file is too big. Split the list in two and bring them in one by one.
list-not-text = The file is not text. Save the list as CSV and choose it again.
list-spreadsheet = This is a spreadsheet or a zip file. Save it as CSV and choose that file instead.
list-no-headings = None of the headings is known. The first line must say what the columns are, for example street;number;postcode;city.
list-no-address = No heading says where the address is. Call a column street or address.
row-no-street = There is no street and no address
row-unreadable = { $what } cannot be read
row-out-of-range = The coordinates lie outside the Nordic countries
row-epsg = The coordinate system EPSG:{ $number } is not known
row-fields = { $got } fields where the headings have { $want }
row-not-in-force = The address is not in force: planned, dropped or closed
row-too-long = { $what } is too long, more than { $limit } characters
row-quote = A quotation mark is not closed
list-field-address = the address
list-field-street = the street
list-field-number = the house number
list-field-floor = the floor
list-field-door = the door
list-field-postcode = the postcode
list-field-city = the town
list-field-latitude = the latitude
list-field-longitude = the longitude
list-field-north = the northing
list-field-east = the easting
list-field-position = the position
list-field-epsg = the coordinate system
list-field-register = the register's id or status

# The map
map-label = Map. Arrow keys move it, plus and minus change its size.
map-no-gl = This phone cannot draw the map. Here are the same places as a list, the nearest first.
map-broken = The map could not be drawn. Here are the same places as a list.
map-none = No map on this phone yet. The marks are shown without one.
map-no-file = No map on this phone
map-works-offline = { $name }. Works offline
map-circle = Circle
map-larger = Larger
map-smaller = Smaller
my-position = My position
map-choose = Choose what the map shows
map-outside = Lies outside the map
map-list = Places on the map
map-list-from-me = Nearest to you first, as the crow flies
map-list-from-middle = Nearest to the middle of the map first, as the crow flies
map-list-empty = No places to show.
map-nowhere = { $n ->
     [one] One place has no position yet
    *[other] { $n } places have no position yet
}
show-as-map = Show as map
legend = What the marks mean
legend-to-go = To go
legend-been = Been
legend-late = Overdue
legend-slip = Slip
legend-pause = No, pause
legend-new = New
way-towards = { $metres } to the { $direction }
compass-north = north
compass-north-east = north-east
compass-east = east
compass-south-east = south-east
compass-south = south
compass-south-west = south-west
compass-west = west
compass-north-west = north-west
metres = { $n } metres
circle-new = New circle
circle-wider = Wider circle
circle-narrower = Narrower circle
circle-move = Move
circle-remove = Remove
circle-near = Near { $place }
circle-nameless = Stretch without a name
circle-at = The circle at { $place }
circle-centre-me = { $place }, where you stand (± { $n } m)
circle-no-position = Find your position first; the circle lies there.
circle-when = To go some day
circle-when-day = To go { $day }
circle-today = Today
circle-next-week = In a week
circle-two-weeks = In two weeks
circle-no-day = Some day
is-gone = { $what } removed
cover-sub = Streets and doors by time of day
cover-leave = Back to the marks
cover-fresh = Seen since
cover-old = Seen before
cover-never = Never seen
cover-part = Time of day
cover-any-part = The whole day
cover-since = Since
cover-streets = Streets
cover-answer = { $open ->
     [0] All { $all } streets were seen { $part } since { $date }
    *[other] { $open } of { $all } streets were not seen { $part } since { $date }
}
cover-doors = { $fresh } of { $all } doors since { $date }
cover-last = last { $day }
cover-never-street = never seen
n-streets = { $n ->
     [one] 1 street
    *[other] { $n } streets
}
in-the-morning = in the morning
in-the-forenoon = in the forenoon
in-the-afternoon = in the afternoon
in-the-evening = in the evening
coverage = Where have we not been?
show-n-more = Show more ({ $n })
the-circle = The circle
circle-named = The circle: { $place }
circles-due = Circles to see to
show-on-map = Show on the map
# Map files
map-files-title = Map files
map-files-what = Which maps are on the phone
map-files-under = Maps that work without a network
map-file-get = Get a map from the phone
map-file-none = No map yet. The administrator makes a file for the municipality; get it here.
map-file-working = Getting the map
map-file-got = { $name } is here.
map-file-known = { $name } was here already.
map-file-removed = { $name } is removed.
map-file-unnamed = Map without a name
map-file-area = about { $width } x { $height } km
map-file-centre = Middle: { $lat }° { $pole ->
        [south] south
        *[north] north
    }, { $lon }° { $side ->
        [west] west
        *[east] east
    }
map-file-from = From { $date }
map-file-undated = The file does not say which day the map is from
map-file-tiles = { $count ->
     [one] One map tile
    *[other] { $n } map tiles
}
map-file-no-credit = The file does not say who made the map
map-file-remove = Remove { $name }
map-file-remove-help = The file is deleted from the phone. Addresses, visits and circles stay.
map-file-remove-sure = Remove the map
map-error-not-a-map = That is not a map file. Choose a file that ends in .mbtiles.
map-error-raster = The map is made of pictures and cannot be used here. Ask the administrator for a vector map.
map-error-no-tiles = There is no map in the file. Ask the administrator for a new one.
map-error-empty = The map is empty. Ask the administrator to make it again.
map-error-too-big = The file is larger than 2 GB. Ask the administrator for a map of a smaller area.
map-error-tile-too-big = A tile of the map is too large for the phone. Ask the administrator to make the map with fewer details.
map-error-damaged = The file is damaged or only half downloaded. Get it again.
map-error-unfinished = The file was not finished where it was made. Ask the administrator to close it and send it again.
map-error-hostile = The file does more than a map should, or lacks its index. It was not taken in. Ask the administrator for a new one.
map-error-too-many = There are 12 maps on the phone already. Remove one that you do not use.
map-error-gone = The map is no longer on the phone.
map-patchy = A part of the map cannot be read. Remove the map file and bring it in again.
