# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# How CPack makes packages of the two programs, one each: Debian packages on Linux, an installer on Windows, a disk image on
# macOS. The latter two are described here and in .github/workflows/desktop.yml, but have not been run yet.
set(CPACK_PACKAGE_NAME foyer)
set(CPACK_PACKAGE_VENDOR "Foyer contributors")
set(CPACK_PACKAGE_CONTACT "Foyer contributors <foyer@localhost>")
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Chat for your own server")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGE_DIRECTORY "${CMAKE_BINARY_DIR}/packages")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_COMPONENTS_ALL server)
if(FOYER_DESKTOP)
    list(APPEND CPACK_COMPONENTS_ALL desktop)
endif()

if(WIN32)
    # Qt's libraries come from qt_generate_deploy_app_script(), in desktop/app.
    set(CPACK_COMPONENTS_ALL desktop)
    set(CPACK_GENERATOR NSIS ZIP)
    set(CPACK_NSIS_DISPLAY_NAME "Foyer")
    set(CPACK_NSIS_PACKAGE_NAME "Foyer")
    set(CPACK_NSIS_INSTALLED_ICON_NAME "bin\\foyer-desktop.exe")
    set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
    set(CPACK_PACKAGE_EXECUTABLES foyer-desktop Foyer)
elseif(APPLE)
    set(CPACK_COMPONENTS_ALL desktop)
    set(CPACK_GENERATOR DragNDrop)
    set(CPACK_DMG_VOLUME_NAME "Foyer")
else()
    set(CPACK_GENERATOR DEB)
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
    set(CPACK_DEB_COMPONENT_INSTALL ON)
    set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
    set(CPACK_DEBIAN_PACKAGE_SECTION net)
    set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

    # What is loaded at run time is not seen by dpkg-shlibdeps.
    set(CPACK_DEBIAN_DESKTOP_PACKAGE_NAME foyer-desktop)
    set(CPACK_COMPONENT_DESKTOP_DESCRIPTION "Chat for your own server: the desktop program\n It needs a Foyer server to sign in at.")
    set(CPACK_DEBIAN_DESKTOP_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6svg6, qt6-image-formats-plugins, libsecret-1-0, hicolor-icon-theme")
    set(CPACK_DEBIAN_DESKTOP_PACKAGE_RECOMMENDS "qt6-translations-l10n, fonts-noto-cjk, fonts-noto-color-emoji, gnome-keyring | kwalletmanager, qt6-qpa-plugins, qt6-wayland")

    set(CPACK_DEBIAN_SERVER_PACKAGE_NAME foyer-server)
    set(CPACK_COMPONENT_SERVER_DESCRIPTION "Chat for your own server: the server\n It has the web client inside it. After installing, systemctl enable --now foyer starts it.")
    set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS "libqt6sql6-sqlite")
    set(CPACK_DEBIAN_SERVER_PACKAGE_RECOMMENDS "libqt6sql6-mysql, qt6-image-formats-plugins")
    set(CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA
        "${CMAKE_SOURCE_DIR}/packaging/debian/server/postinst"
        "${CMAKE_SOURCE_DIR}/packaging/debian/server/prerm")
endif()

include(CPack)
