// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How each system is told to start the program, also with names that are hard to write down.

#include "desktop/platform/autostart_file.h"
#include "desktop/platform/run_key_autostart.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace foyer::platform;

class TestAutostart : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aDesktopEntryComesAndGoes()
    {
        XdgAutostart autostart(m_folder->path(), {u"/opt/Foyer/foyer-desktop"_s, {u"--hidden"_s}});
        QVERIFY(!autostart.isOn());
        QVERIFY(autostart.set(true));
        QVERIFY(autostart.isOn());
        QVERIFY(read(u"autostart/foyer-desktop.desktop"_s)
                    .contains("\nExec=\"/opt/Foyer/foyer-desktop\" \"--hidden\"\n"));
        QVERIFY(autostart.set(false));
        QVERIFY(!autostart.isOn());
        QVERIFY(autostart.set(false));
    }

    void whatTheDesktopSwitchedOffIsOff()
    {
        XdgAutostart autostart(m_folder->path(), {u"/bin/true"_s, {}});
        QVERIFY(autostart.set(true));
        QByteArray content = read(u"autostart/foyer-desktop.desktop"_s);
        write(u"autostart/foyer-desktop.desktop"_s, content + "Hidden=true\n");
        QVERIFY(!autostart.isOn());
        write(u"autostart/foyer-desktop.desktop"_s,
              content.replace("X-GNOME-Autostart-enabled=true", "X-GNOME-Autostart-enabled=false"));
        QVERIFY(!autostart.isOn());
        QVERIFY(autostart.set(true));
        QVERIFY(autostart.isOn());
    }

    void namesAreQuotedAsTheSpecificationSays()
    {
        XdgAutostart autostart(m_folder->path(), {u"/opt/我的 \"$x\" \\ 100%/foyer"_s, {}});
        QVERIFY(autostart.set(true));
        // Quoted for Exec (\" \$ \\ and %%), and every backslash once more for the file.
        QVERIFY(read(u"autostart/foyer-desktop.desktop"_s)
                    .contains(u"Exec=\"/opt/我的 \\\\\"\\\\$x\\\\\" \\\\\\\\ 100%%/foyer\"\n"_s.toUtf8()));
    }

    void aFolderThatCannotBeWrittenToIsSaid()
    {
        write(u"autostart"_s, "a file in the way");
        XdgAutostart autostart(m_folder->path(), {u"/bin/true"_s, {}});
        QVERIFY(!autostart.set(true));
        QVERIFY(!autostart.isOn());
    }

    void aLaunchAgentIsWellFormed()
    {
        LaunchAgent agent(m_folder->path(), {u"/Applications/Foyer & more.app/foyer"_s, {u"--hidden"_s}});
        QVERIFY(agent.set(true));
        QVERIFY(agent.isOn());
        QXmlStreamReader xml(read(u"Library/LaunchAgents/org.foyer.desktop.plist"_s));
        QStringList texts;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::Characters && !xml.isWhitespace())
                texts.append(xml.text().toString());
        }
        QVERIFY2(!xml.hasError(), qUtf8Printable(xml.errorString()));
        QVERIFY(texts.contains(u"/Applications/Foyer & more.app/foyer"));
        QVERIFY(texts.indexOf(u"--hidden"_s) == texts.indexOf(u"/Applications/Foyer & more.app/foyer"_s) + 1);
        QVERIFY(agent.set(false));
        QVERIFY(!agent.isOn());
    }

    void aRunKeyHasTheCommand()
    {
        const QString file = m_folder->filePath(u"run.ini"_s);
        RunKeyAutostart autostart(std::make_unique<QSettings>(file, QSettings::IniFormat),
                                  {u"C:/Program Files/Foyer/foyer-desktop.exe"_s, {u"--hidden"_s}});
        QVERIFY(!autostart.isOn());
        QVERIFY(autostart.set(true));
        QVERIFY(autostart.isOn());
        const QString program = QDir::toNativeSeparators(u"C:/Program Files/Foyer/foyer-desktop.exe"_s);
        QCOMPARE(QSettings(file, QSettings::IniFormat).value(u"Foyer"_s).toString(),
                 u"\"%1\" \"--hidden\""_s.arg(program));
        QVERIFY(autostart.set(false));
        QVERIFY(!autostart.isOn());
    }

private:
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(content), content.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestAutostart)
#include "tst_autostart.moc"
