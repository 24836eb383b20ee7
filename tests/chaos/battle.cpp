// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/battle.h"

#include "tests/chaos/faults.h"
#include "tests/support/peer.h"
#include "tests/support/recorder.h"

#include <QTest>

#include <algorithm>

namespace foyer::chaos {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPeople = 6;
constexpr int kCouriers = 3;
constexpr int kChangers = 2;
constexpr int kVisitors = 2;
/// Between two faults, in ms.
constexpr int kLullMin = 200;
constexpr int kLullMax = 1'500;
/// Until everybody is back and has sent everything, once all is calm; backing off and resting takes some seconds.
constexpr int kReturnTime = 60'000;
/// Until a message is with everyone who is connected, when nothing is wrong.
constexpr int kPushTime = 5'000;
// In each room; a server that drops one push in five is surely caught.
constexpr int kLastWords = 5;
/// What a server with a dozen clients may come to; sanitizers need several times of it.
constexpr int kMemoryMib = 400;

} // namespace

Battle::Battle(Plan plan)
    : m_plan(std::move(plan))
    , m_dice(m_plan.seed)
    , m_ground(m_plan.database, m_plan.program, m_plan.sabotage)
    , m_proxy(m_dice.seed())
{
}

Battle::~Battle() = default;

template<typename Condition>
bool Battle::waitFor(Condition condition, int ms, const QString &otherwise)
{
    const bool isMet = QTest::qWaitFor(condition, ms * test::patience());
    if (!isMet)
        m_ledger.violated(otherwise, u"not within %1 s"_s.arg(ms * test::patience() / 1'000));
    return isMet;
}

Battle::Outcome Battle::run()
{
    if (prepare() && fight()) {
        calmDown();
        hearLastWords();
        collect();
    } else {
        m_outcome.violations = m_ledger.violations();
    }
    return m_outcome;
}

bool Battle::prepare()
{
    if (const Result<> started = m_ground.start(); !started) {
        m_ledger.violated(u"no-ground"_s, started.error().detail);
        return false;
    }
    m_proxy.setTarget(m_ground.server().port());
    if (!m_proxy.listen(QHostAddress::LocalHost))
        return false;
    Cast cast(m_ground.server().url(), QUrl(u"http://127.0.0.1:%1"_s.arg(m_proxy.serverPort())));
    cast.openRooms();
    const std::vector<Account> people = cast.signUp(u"person"_s, kPeople);
    const std::vector<Account> couriers = cast.signUp(u"courier"_s, kCouriers);
    const std::vector<Account> changers = cast.signUp(u"changer"_s, kChangers);
    const Account recluse = cast.signUp(u"recluse"_s);
    for (std::size_t i = 0; i + 1 < people.size(); i += 2)
        (void)cast.pair(people[i], people[i + 1]);
    for (std::size_t i = 0; i < couriers.size(); ++i)
        (void)cast.pair(couriers[i], people[i]);
    (void)cast.pair(changers[0], changers[1]);
    const ConversationId hidden = cast.pair(couriers[0], recluse);
    m_rooms = cast.rooms();

    addPeople(cast, people);
    addCouriers(cast, couriers);
    for (const Account &account : changers) {
        cast.enter(account, m_rooms.common);
        m_changers.push_back(
            std::make_unique<Changer>(account, cast.roomsOf(account), m_ledger, m_dice.seed()));
    }
    const QString revolving = u"/rooms/%1"_s.arg(m_rooms.revolving.value());
    const Door room{m_rooms.revolving, "POST", revolving + u"/join"_s, revolving + u"/leave"_s};
    for (const Account &account : cast.signUp(u"visitor"_s, kVisitors))
        m_visitors.push_back(std::make_unique<Visitor>(account, room, m_ledger, m_dice.seed()));
    // This one keeps putting it out of his sight.
    const Door direct{hidden, "PUT", u"/directs/%1"_s.arg(couriers[0].user.id.value()),
                      u"/conversations/%1/hide"_s.arg(hidden.value())};
    m_visitors.push_back(std::make_unique<Visitor>(recluse, direct, m_ledger, m_dice.seed()));
    m_liar = std::make_unique<Liar>(cast.signUp(u"mallory"_s), m_rooms, m_ledger, m_dice.seed());
    const Account deaf = cast.signUp(u"deaf"_s);
    cast.enter(deaf, m_rooms.common + QList{m_rooms.closed});
    m_deaf = std::make_unique<DeafClient>(deaf);
    return true;
}

void Battle::addPeople(Cast &cast, const std::vector<Account> &people)
{
    for (const Account &account : people) {
        cast.enter(account, m_rooms.common + QList{m_rooms.closed, m_rooms.revolving});
        m_people.push_back(std::make_unique<Person>(account, cast.roomsOf(account),
                                                    m_folder.filePath(account.user.username), m_ledger,
                                                    m_dice.seed()));
    }
}

void Battle::addCouriers(Cast &cast, const std::vector<Account> &couriers)
{
    for (const Account &account : couriers) {
        // They also talk where visitors come and go.
        const QList<ConversationId> more{m_rooms.closed, m_rooms.revolving};
        cast.enter(account, m_rooms.common + more);
        m_couriers.push_back(
            std::make_unique<Courier>(account, cast.roomsOf(account, more), m_ledger, m_dice.seed()));
    }
}

bool Battle::fight()
{
    for (const auto &person : m_people)
        person->start();
    for (const auto &courier : m_couriers)
        courier->start();
    for (const auto &changer : m_changers)
        changer->start();
    for (const auto &visitor : m_visitors)
        visitor->start();
    m_liar->start();
    m_deaf->start();

    Faults faults(m_ground, m_proxy, m_dice.seed());
    faults.allowOnly(m_plan.faults);
    QElapsedTimer time;
    time.start();
    bool isStanding = true;
    while (isStanding && time.elapsed() < m_plan.seconds * 1'000LL) {
        QTest::qWait(m_dice.between(kLullMin, kLullMax));
        (void)m_ground.noteMemory();
        if (!m_ground.server().isRunning())
            m_ledger.violated(u"server-died"_s, QString::fromUtf8(m_ground.server().log().right(2'000)));
        isStanding = m_ground.server().isRunning() && faults.doOne();
    }
    m_outcome.faults = faults.done();
    m_outcome.wasDiskFilled = faults.names().contains(u"fill-disk"_s);
    if (!isStanding)
        m_ledger.violated(u"server-gone"_s, QString::fromUtf8(m_ground.server().log().right(2'000)));
    return isStanding;
}

void Battle::calmDown()
{
    for (const auto &person : m_people)
        person->calm();
    for (const auto &courier : m_couriers)
        courier->calm();
    for (const auto &changer : m_changers)
        changer->calm();
    for (const auto &visitor : m_visitors)
        visitor->calm();
    m_liar->calm();
    m_deaf->stop();
    QElapsedTimer time;
    time.start();
    const auto isBack = [this] {
        return std::all_of(m_people.begin(), m_people.end(),
                           [](const auto &person) { return person->isOnline() && person->isDrained(); })
            && std::all_of(m_couriers.begin(), m_couriers.end(),
                           [](const auto &courier) { return courier->isDrained(); })
            && std::all_of(m_changers.begin(), m_changers.end(),
                           [](const auto &changer) { return changer->isDrained(); })
            && std::all_of(m_visitors.begin(), m_visitors.end(),
                           [](const auto &visitor) { return visitor->client().isInSync(); });
    };
    if (!waitFor(isBack, kReturnTime, u"never-in-sync"_s)) {
        for (const auto &person : m_people) {
            if (!person->isOnline() || !person->isDrained())
                m_ledger.violated(u"never-in-sync"_s, person->describe());
        }
    }
    m_outcome.backInSync = time.elapsed();
}

void Battle::hearLastWords()
{
    Person &speaker = *m_people.front();
    for (qsizetype i = 0; i < kLastWords * m_rooms.common.size(); ++i) {
        const ConversationId room = m_rooms.common.at(i % m_rooms.common.size());
        const Revision before = speaker.revision(room);
        speaker.say(room);
        const auto isHeard = [&] {
            return std::all_of(m_people.begin(), m_people.end(),
                               [&](const auto &person) { return person->revision(room) > before; })
                && std::all_of(m_couriers.begin(), m_couriers.end(), [&](const auto &courier) {
                       return courier->client().revision(room) > before;
                   });
        };
        if (!waitFor(isHeard, kPushTime, u"push-dropped"_s))
            return;
    }
}

void Battle::collect()
{
    Person &reader = *m_people.back();
    reader.readEverything();
    (void)waitFor([&reader] { return reader.hasWhole(); }, kReturnTime, u"history-unreadable"_s);
    QList<HeldState> held;
    for (const auto &person : m_people) {
        if (person->isOnline())
            held.append(person->held());
        m_outcome.deaths += person->deaths();
    }
    m_outcome.memoryMib = m_ground.noteMemory();
    if (test::patience() == 1 && m_outcome.memoryMib > kMemoryMib)
        m_ledger.violated(u"memory-grew"_s, u"%1 MiB"_s.arg(m_outcome.memoryMib));
    for (const auto &courier : m_couriers)
        m_outcome.repeats += courier->repeats();
    for (const auto &changer : m_changers)
        m_outcome.changes += changer->changes();
    for (const auto &visitor : m_visitors)
        m_outcome.visits += visitor->visits();
    m_outcome.lies = m_liar->lies();
    m_outcome.deafCut = m_deaf->timesCut();
    m_outcome.people = int(m_people.size() + m_couriers.size() + m_changers.size() + m_visitors.size()) + 2;

    if (const int code = m_ground.server().stop(); code != 0)
        m_ledger.violated(u"server-died"_s, u"it ended with %1"_s.arg(code));
    const QByteArray log = m_ground.server().log();
    if (log.contains("AddressSanitizer") || log.contains("runtime error:"))
        m_ledger.violated(u"server-broken"_s, QString::fromUtf8(log.right(4'000)));
    const Result<StoredState> stored = m_ground.stored();
    if (!stored) {
        m_ledger.violated(u"unreadable"_s, stored.error().detail);
        m_outcome.violations = m_ledger.violations();
        return;
    }
    for (const QList<StoredMessage> &messages : stored->messages)
        m_outcome.stored += messages.size();
    m_outcome.posts = m_ledger.posts().size();
    m_outcome.sightings = m_ledger.sightings();
    m_outcome.violations = check(m_ledger, *stored, held);
}

} // namespace foyer::chaos
