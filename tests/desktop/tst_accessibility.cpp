// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window tells a program that reads it aloud: names, roles and values as Qt hands them to AT-SPI, in the real
// window at the real server; and how it stands from right to left.

#include "desktop/ui/text_line.h"
#include "tests/desktop/window_ground.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDialog>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;

namespace {

QString nameOf(QWidget *widget)
{
    QAccessibleInterface *read = QAccessible::queryAccessibleInterface(widget);
    return read == nullptr ? QString() : read->text(QAccessible::Name);
}

/// Everything below that a person can do something with, and that says nothing.
QStringList nameless(const QWidget *root)
{
    QStringList found;
    const QList<QWidget *> widgets = root->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        const bool isPart = widget->objectName().startsWith(u"qt_"_s);
        const bool isUsed = qobject_cast<QAbstractButton *>(widget) != nullptr
            || qobject_cast<QLineEdit *>(widget) != nullptr || qobject_cast<QComboBox *>(widget) != nullptr
            || qobject_cast<QAbstractItemView *>(widget) != nullptr
            || qobject_cast<QPlainTextEdit *>(widget) != nullptr;
        const bool isInner = qobject_cast<QComboBox *>(widget->parentWidget()) != nullptr
            || qobject_cast<QAbstractSpinBox *>(widget->parentWidget()) != nullptr
            || qobject_cast<QLineEdit *>(widget->parentWidget()) != nullptr;
        if (isUsed && !isPart && !isInner && widget->isVisible() && nameOf(widget).isEmpty())
            found.append(QStringLiteral("%1 %2").arg(QLatin1StringView(widget->metaObject()->className()),
                                                     widget->objectName()));
    }
    return found;
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { WindowGround::addLooks(); }

    void init()
    {
        m_ground = WindowGround::inThisLook(QStringLiteral(FOYER_SCREENSHOTS));
        QVERIFY2(m_ground->start(u"Ann"_s), m_ground->server.log().constData());
        m_bob = m_ground->person(u"Bob"_s);
        QVERIFY(m_bob != nullptr);
        m_bob->say(1, u"The roses are out."_s);
        m_bob->say(1, u"Come and see them!"_s);
        QTRY_COMPARE(m_ground->session->timeline().rowCount(), 2);
        QAccessible::setActive(true);
    }

    void cleanup()
    {
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        m_bob.reset();
        m_ground.reset();
    }

    void allThatCanBeUsedHasAName()
    {
        QCOMPARE(nameless(m_ground->window.get()), QStringList());
        m_ground->find<QToolButton>("membersButton")->click();
        QCOMPARE(nameless(m_ground->window.get()), QStringList());
        m_ground->find<QToolButton>("searchButton")->click();
        QCOMPARE(nameless(m_ground->window.get()), QStringList());
    }

    void dialogsHaveNamesForAllOfTheirParts_data()
    {
        QTest::addColumn<QString>("button");
        for (const char *button : {"roomSettings", "pinsButton", "roomsButton", "newMessage"})
            QTest::newRow(button) << QString::fromLatin1(button);
    }
    void dialogsHaveNamesForAllOfTheirParts()
    {
        QFETCH(const QString, button);
        m_ground->window->findChild<QAbstractButton *>(button)->click();
        QTRY_VERIFY(m_ground->window->findChild<QDialog *>() != nullptr);
        auto *const dialog = m_ground->window->findChild<QDialog *>();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QVERIFY(!dialog->windowTitle().isEmpty());
        QCOMPARE(nameless(dialog), QStringList());
    }

    void messagesAreReadOneByOne()
    {
        auto *const timeline = m_ground->find<QAbstractItemView>("timeline");
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(timeline);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->text(QAccessible::Name), nameOf(timeline));
        QTRY_COMPARE(list->childCount(), 2);
        QAccessibleInterface *first = list->child(0);
        QCOMPARE(first->role(), QAccessible::ListItem);
        // Who, what, when.
        const QString said = first->text(QAccessible::Name);
        QVERIFY2(said.startsWith(u"Bob"_s) && said.contains(u"The roses are out."), qPrintable(said));
        QVERIFY(timeline->viewport()->rect().contains(
            timeline->viewport()->mapFromGlobal(first->rect().center())));

        timeline->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(list->child(1)->state().focused);
        QTest::keyClick(timeline, Qt::Key_Up);
        QVERIFY(list->child(0)->state().focused);
        QVERIFY(!list->child(1)->state().focused);
    }

    void theWindowStandsFromRightToLeft()
    {
        m_ground->find<QToolButton>("membersButton")->click();
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        auto *const conversations = m_ground->find<QAbstractItemView>("conversations");
        auto *const timeline = m_ground->find<QAbstractItemView>("timeline");
        const auto leftOf = [this](QWidget *widget) {
            return widget->mapTo(m_ground->window.get(), QPoint()).x();
        };
        QTRY_VERIFY(leftOf(conversations) > leftOf(timeline));
        m_ground->picture("80-right-to-left");
    }

    void wordsAreReadInTheirOwnDirection_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("left to right") << QStringLiteral("Is it 2:05 PM, really?!");
        QTest::newRow("right to left") << QString::fromUtf8("באמת 2:05?!");
    }
    void wordsAreReadInTheirOwnDirection()
    {
        QFETCH(QString, words);
        // On the left in both windows, where only the order of the letters could make a difference.
        const auto written = [&](Qt::LayoutDirection window, const QString &line) {
            const QFont font = QGuiApplication::font();
            QImage sheet(QFontMetrics(font).horizontalAdvance(words), 40, QImage::Format_RGB32);
            sheet.fill(Qt::white);
            QPainter painter(&sheet);
            painter.setFont(font);
            painter.setLayoutDirection(window);
            const Qt::Alignment left = window == Qt::RightToLeft ? Qt::AlignTrailing : Qt::AlignLeading;
            ui::drawLine(painter, sheet.rect(), line, left | Qt::AlignVCenter);
            return sheet;
        };
        const QImage asItIs = written(Qt::LeftToRight, words);
        QVERIFY(asItIs != written(Qt::LeftToRight, words.left(words.size() - 2)));
        QCOMPARE(written(Qt::RightToLeft, words), asItIs);
    }

private:
    std::unique_ptr<WindowGround> m_ground;
    std::unique_ptr<Peer> m_bob;
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
