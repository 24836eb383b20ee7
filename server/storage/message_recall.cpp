// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/message_recall.h"

#include "server/storage/database.h"
#include "server/storage/revision_taking.h"
#include "server/storage/upload_records.h"

namespace foyer::storage {

Result<> eraseContent(Database &database, RevisionTaking &revisions, const protocol::MessagePlace &place,
                      const QString &upload, Timestamp at)
{
    const QVariantList key = bind(place.conversation, place.seq);
    FOYER_CHECK(
        database.run(QLatin1String("messages/update_recalled"), bind(at, revisions.take(place)) + key));
    FOYER_CHECK(database.run(QLatin1String("messages/delete_reactions"), key));
    FOYER_CHECK(database.run(QLatin1String("messages/delete_mentions"), key));
    FOYER_CHECK(database.run(QLatin1String("messages/delete_edits"), key));
    if (!upload.isEmpty()) {
        FOYER_CHECK(forgetUnusedUpload(database, upload));
    }
    return {};
}

} // namespace foyer::storage
