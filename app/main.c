/* main.c - starts the Octet program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "octet-ui-application.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (OctetUiApplication) application = NULL;

  bindtextdomain (GETTEXT_PACKAGE, OCTET_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_("Octet"));

  application = octet_ui_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
