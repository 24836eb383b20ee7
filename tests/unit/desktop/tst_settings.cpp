// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/settings.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace foyer::model;

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
    }

    void whatIsSetIsThereAtTheNextStart()
    {
        {
            Settings settings(*m_store);
            settings.setLanguage(u"zh_CN"_s);
            settings.setTheme(ThemeChoice::Dark);
            settings.setFontSize(130);
            settings.setSendKey(SendKey::CtrlEnter);
            settings.setSound(false);
            settings.setDoNotDisturb(true);
            settings.setClosedToTray(false);
            settings.setStartedAtLogin(true);
            settings.setWindow("geometry", "layout");
            settings.setLastSignIn(u"chat.lan"_s, u"Ann"_s);
        }
        m_store->sync();
        QSettings again(m_store->fileName(), QSettings::IniFormat);
        const Settings settings(again);
        QCOMPARE(settings.language(), u"zh_CN"_s);
        QCOMPARE(settings.theme(), ThemeChoice::Dark);
        QCOMPARE(settings.fontSize(), 130);
        QCOMPARE(settings.sendKey(), SendKey::CtrlEnter);
        QVERIFY(!settings.hasSound());
        QVERIFY(settings.isDoNotDisturb());
        QVERIFY(!settings.isClosedToTray());
        QVERIFY(settings.isStartedAtLogin());
        QCOMPARE(settings.windowGeometry(), QByteArray("geometry"));
        QCOMPARE(settings.windowLayout(), QByteArray("layout"));
        QCOMPARE(settings.lastServer(), u"chat.lan"_s);
        QCOMPARE(settings.lastUsername(), u"Ann"_s);
    }

    void aChangeIsToldOnceAndNoChangeIsNot()
    {
        Settings settings(*m_store);
        QSignalSpy language(&settings, &Settings::languageChanged);
        QSignalSpy theme(&settings, &Settings::themeChanged);
        QSignalSpy quiet(&settings, &Settings::doNotDisturbChanged);
        settings.setLanguage(u"en"_s);
        settings.setLanguage(u"en"_s);
        settings.setTheme(ThemeChoice::System);
        settings.setDoNotDisturb(true);
        QCOMPARE(language.size(), 1);
        QCOMPARE(theme.size(), 0);
        QCOMPARE(quiet.size(), 1);
    }

    void whatCannotBeUnderstoodCountsAsNotSet()
    {
        m_store->setValue(u"looks/language"_s, u"../../etc"_s);
        m_store->setValue(u"looks/theme"_s, u"pink"_s);
        m_store->setValue(u"looks/fontSize"_s, u"100000"_s);
        m_store->setValue(u"writing/sendKey"_s, 7);
        m_store->setValue(u"notifications/sound"_s, u"loud"_s);
        m_store->setValue(u"notifications/doNotDisturb"_s, QByteArray("\xff\x00\x01", 3));
        Settings settings(*m_store);
        QCOMPARE(settings.language(), QString());
        QCOMPARE(settings.theme(), ThemeChoice::System);
        QCOMPARE(settings.fontSize(), 100);
        QCOMPARE(settings.sendKey(), SendKey::Enter);
        QVERIFY(settings.hasSound());
        QVERIFY(!settings.isDoNotDisturb());
        settings.setFontSize(7);
        QCOMPARE(settings.fontSize(), 100);
        settings.setLanguage(u"tlh"_s);
        QCOMPARE(settings.language(), QString());
    }

    void whatIsExplainedOnceIsExplainedOnce()
    {
        Settings settings(*m_store);
        QVERIFY(settings.explainOnce(u"tray"_s));
        QVERIFY(!settings.explainOnce(u"tray"_s));
        QVERIFY(settings.explainOnce(u"noTray"_s));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_store;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
