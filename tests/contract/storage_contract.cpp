// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/storage_contract.h"

#include "tests/contract/admin_store_contract.h"
#include "tests/contract/amendment_store_contract.h"
#include "tests/contract/bot_store_contract.h"
#include "tests/contract/conversation_store_contract.h"
#include "tests/contract/departure_store_contract.h"
#include "tests/contract/direct_store_contract.h"
#include "tests/contract/hook_store_contract.h"
#include "tests/contract/import_store_contract.h"
#include "tests/contract/managed_room_store_contract.h"
#include "tests/contract/message_store_contract.h"
#include "tests/contract/personal_store_contract.h"
#include "tests/contract/place_store_contract.h"
#include "tests/contract/profile_store_contract.h"
#include "tests/contract/reading_store_contract.h"
#include "tests/contract/report_store_contract.h"
#include "tests/contract/room_store_contract.h"
#include "tests/contract/search_contract.h"
#include "tests/contract/session_store_contract.h"
#include "tests/contract/storage_facade_contract.h"
#include "tests/contract/upload_store_contract.h"
#include "tests/contract/user_store_contract.h"

#include <QUuid>

namespace foyer::test {

StorageContract::StorageContract(MakeDatabase make)
    : m_make(std::move(make))
{
}

StorageContract::~StorageContract() = default;

void StorageContract::init()
{
    m_clock = FakeClock();
    m_database = m_make();
    reopen();
    prepare();
}

void StorageContract::cleanup()
{
    finish();
    m_storage.reset();
    m_database.reset();
}

Result<std::unique_ptr<storage::Storage>> StorageContract::openAnother(storage::Storage::Settings settings)
{
    settings.url = m_database->url();
    return storage::Storage::open(settings, m_clock);
}

void StorageContract::reopen(storage::Storage::Settings settings)
{
    m_storage.reset();
    auto opened = openAnother(settings);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    m_storage = *std::move(opened);
}

accounts::NewAccount StorageContract::account(const QString &name)
{
    accounts::NewAccount wanted;
    wanted.username = name;
    wanted.usernameKey = name.toLower();
    wanted.avatar = QStringLiteral("a3");
    wanted.passwordHash = QStringLiteral("$argon2id$hash of %1").arg(name);
    wanted.createdAt = kNow;
    return wanted;
}

UserId StorageContract::addUser(const QString &name)
{
    return value(users().create(account(name))).id;
}

ConversationId StorageContract::addRoom(const QString &name, UserId owner)
{
    chat::NewRoom room;
    room.name = name;
    room.nameKey = name.toLower();
    room.topic = QStringLiteral("about %1").arg(name);
    room.owner = owner;
    room.createdAt = kNow;
    return value(conversations().createRoom(room)).id;
}

protocol::Image StorageContract::addImage(UserId owner, const QString &id)
{
    const protocol::Image image{id,  QStringLiteral("image/webp"), 4000, 3000, 480, 360, 123'456'789'012,
                                true};
    value(uploads().add(image, owner, kNow));
    return image;
}

chat::NewMessage StorageContract::draft(ConversationId conversation, UserId author, const QString &text) const
{
    chat::NewMessage message;
    message.ref = newRef();
    message.conversation = conversation;
    message.author = author;
    message.text = text;
    message.createdAt = kNow;
    return message;
}

chat::StoredPost StorageContract::post(ConversationId conversation, UserId author, const QString &text)
{
    return value(messages().append(draft(conversation, author, text)));
}

QStringList StorageContract::column(const QString &statement)
{
    const auto rows = m_database->execute({statement});
    if (!rows) {
        QTest::qFail(qPrintable(rows.error().detail), __FILE__, __LINE__);
        return {};
    }
    QStringList values;
    for (const QStringList &row : *rows)
        values.append(row.value(0));
    return values;
}

QString newRef()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

int runStorageContract(const MakeDatabase &make, const QStringList &arguments)
{
    UserStoreContract users(make);
    SessionStoreContract sessions(make);
    BotStoreContract bots(make);
    ConversationStoreContract conversations(make);
    HookStoreContract hooks(make);
    MessageStoreContract messages(make);
    AmendmentStoreContract amendments(make);
    ReadingStoreContract reading(make);
    PersonalStoreContract personal(make);
    SearchContract search(make);
    RoomStoreContract rooms(make);
    AdminStoreContract admin(make);
    ManagedRoomStoreContract managedRooms(make);
    ReportStoreContract reports(make);
    UploadStoreContract uploads(make);
    PlaceStoreContract places(make);
    ProfileStoreContract profiles(make);
    DepartureStoreContract departures(make);
    DirectStoreContract directs(make);
    ImportStoreContract imports(make);
    StorageFacadeContract facade(make);
    int failed = 0;
    for (QObject *suite : std::initializer_list<QObject *>{
             &users,   &sessions, &bots,     &hooks,      &conversations, &messages,     &amendments,
             &reading, &personal, &rooms,    &search,     &admin,         &managedRooms, &reports,
             &uploads, &places,   &profiles, &departures, &directs,       &imports,      &facade})
        failed += QTest::qExec(suite, arguments);
    return failed;
}

} // namespace foyer::test
