// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Draws the program's sign in the sizes that desktops want, for packages:
//
//     foyer-make-icons DRAWING.svg FOLDER
//
// makes FOLDER/SIZExSIZE.png, and FOLDER/foyer.ico for Windows.

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>
#include <cstdlib>

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    QSvgRenderer drawing(arguments.value(1));
    const QDir folder(arguments.value(2));
    if (arguments.size() != 3 || !drawing.isValid() || !folder.mkpath(QStringLiteral("."))) {
        std::fprintf(stderr, "usage: foyer-make-icons DRAWING.svg FOLDER\n");
        return 2;
    }
    for (const int side : {16, 22, 24, 32, 48, 64, 128, 256, 512}) {
        QImage image(side, side, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        drawing.render(&painter);
        painter.end();
        const QString path = folder.filePath(QStringLiteral("%1x%1.png").arg(side));
        const bool isIcon = side == 256;
        if (!image.save(path) || (isIcon && !image.save(folder.filePath(QStringLiteral("foyer.ico"))))) {
            std::fprintf(stderr, "%s cannot be written\n", qUtf8Printable(path));
            return EXIT_FAILURE;
        }
    }
    return EXIT_SUCCESS;
}
