// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/upload_records.h"

#include "server/storage/database.h"

namespace foyer::storage {

Result<bool> forgetUnusedUpload(Database &database, const UploadId &id)
{
    FOYER_TRY(const Rows used, database.select(QLatin1String("uploads/select_use"), bind(id, id)));
    if (!used.isEmpty())
        return false;
    FOYER_TRY(const int deleted, database.run(QLatin1String("uploads/delete_upload"), bind(id)));
    if (deleted > 0) {
        FOYER_CHECK(database.run(QLatin1String("uploads/insert_discarded"), bind(id)));
    }
    return true;
}

} // namespace foyer::storage
