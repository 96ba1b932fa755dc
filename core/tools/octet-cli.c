/* octet-cli.c - Octet without a window: tshark's options, tshark's formats.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/octet-cli-options.h"
#include "tools/octet-cli-print.h"

enum
{
  EXIT_BAD_INPUT = 1,
  EXIT_BAD_USAGE = 2,
};

static int
read_file (const OctetCliOptions *options)
{
  g_autoptr (OctetSession) session = octet_session_new ();
  g_autoptr (GError) broken = NULL;
  gboolean printed = TRUE;

  octet_session_load (session, options->file, options->max_packets, NULL, &broken);
  if (octet_session_get_store (session) != NULL && !options->is_quiet)
    printed = octet_cli_print (session, options);
  if (broken != NULL)
    {
      g_printerr ("octet-cli: %s\n", broken->message);
      return EXIT_BAD_INPUT;
    }
  return printed ? EXIT_SUCCESS : EXIT_BAD_INPUT;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OctetCliOptions) options = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, OCTET_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* A reader that has seen enough (head) closes the pipe; writing then fails and we end. */
  signal (SIGPIPE, SIG_IGN);

  options = octet_cli_options_parse (argc, argv, &error);
  if (options == NULL)
    {
      g_printerr ("octet-cli: %s\n", error->message);
      return EXIT_BAD_USAGE;
    }
  switch (options->task)
    {
    case OCTET_CLI_HELP:
      octet_cli_print_help ();
      return EXIT_SUCCESS;
    case OCTET_CLI_VERSION:
      g_print ("octet-cli %s\n", OCTET_VERSION);
      return EXIT_SUCCESS;
    case OCTET_CLI_INTERFACES:
      return octet_cli_print_interfaces () ? EXIT_SUCCESS : EXIT_BAD_INPUT;
    case OCTET_CLI_READ:
    default:
      return read_file (options);
    }
}
