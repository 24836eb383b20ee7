// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/storage_contract.h"

namespace foyer::test {

class UploadStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void showsAPictureToItsOwnerOnly();
    void showsAPostedPictureToMembersOnly();
    void refusesAnIdTwice();
    void findsUnusedPictures();
    void removesOnlyUnusedPictures();
};

} // namespace foyer::test
