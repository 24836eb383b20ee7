// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/place_store_contract.h"

namespace foyer::test {
namespace {

using media::Place;
using namespace Qt::StringLiterals;

Place placeAt(const QString &url)
{
    return {u"smms"_s, url, u"key of "_s + url, QByteArray(64, 'a')};
}

const QString kUrl = u"https://i.example.org/1.png"_s;

} // namespace

void PlaceStoreContract::findsWhatWasPutSomewhere()
{
    QCOMPARE(value(places().find(u"aa"_s)), std::nullopt);
    value(places().add(u"aa"_s, placeAt(kUrl)));
    QCOMPARE(value(places().find(u"aa"_s)), std::optional(placeAt(kUrl)));
    QCOMPARE(value(places().find(u"AA"_s)), std::nullopt);
    // A host that cannot be asked to delete.
    const Place keyless{u"freeimage"_s, u"https://i.example.org/2.png"_s, {}, QByteArray(64, 'b')};
    value(places().add(u"bb"_s, keyless));
    QCOMPARE(value(places().find(u"bb"_s))->deleteKey, QString());
}

void PlaceStoreContract::refusesAnIdTwice()
{
    value(places().add(u"aa"_s, placeAt(kUrl)));
    QVERIFY(!QCoro::waitFor(places().add(u"aa"_s, placeAt(u"https://other.example.org/"_s))));
    QCOMPARE(value(places().find(u"aa"_s)), std::optional(placeAt(kUrl)));
}

void PlaceStoreContract::sharesOnlyWhatIsStillThere()
{
    QVERIFY(!value(places().share(u"bb"_s, kUrl)));
    QCOMPARE(value(places().find(u"bb"_s)), std::nullopt);
    value(places().add(u"aa"_s, placeAt(kUrl)));
    QVERIFY(value(places().share(u"bb"_s, kUrl)));
    QCOMPARE(value(places().find(u"bb"_s)), std::optional(placeAt(kUrl)));
    (void)value(places().release(u"aa"_s));
    QVERIFY(value(places().share(u"cc"_s, kUrl)));
    (void)value(places().release(u"bb"_s));
    QVERIFY(value(places().release(u"cc"_s)));
    // About to be deleted at the host.
    QVERIFY(!value(places().share(u"dd"_s, kUrl)));
}

void PlaceStoreContract::deletesWithTheLastOfAUrl()
{
    value(places().add(u"aa"_s, placeAt(kUrl)));
    QVERIFY(value(places().share(u"bb"_s, kUrl)));
    QCOMPARE(value(places().release(u"aa"_s)), std::nullopt);
    QCOMPARE(value(places().find(u"aa"_s)), std::nullopt);
    QCOMPARE(value(places().find(u"bb"_s)), std::optional(placeAt(kUrl)));
    QCOMPARE(value(places().release(u"bb"_s)), std::optional(placeAt(kUrl)));
}

void PlaceStoreContract::tellsWhatToDeleteUntilItIsForgotten()
{
    QCOMPARE(value(places().release(u"aa"_s)), std::nullopt);
    value(places().add(u"aa"_s, placeAt(kUrl)));
    QCOMPARE(value(places().release(u"aa"_s)), std::optional(placeAt(kUrl)));
    QCOMPARE(value(places().release(u"aa"_s)), std::optional(placeAt(kUrl)));
    value(places().forget(u"aa"_s));
    QCOMPARE(value(places().release(u"aa"_s)), std::nullopt);
    value(places().forget(u"aa"_s));
}

} // namespace foyer::test
