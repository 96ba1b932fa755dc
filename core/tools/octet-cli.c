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

#include "filter/octet-filter-doubt.h"
#include "filter/octet-filter.h"
#include "protocols/octet-protocols.h"
#include "tools/octet-cli-lists.h"
#include "tools/octet-cli-options.h"
#include "tools/octet-cli-print.h"
#include "tools/octet-cli-save.h"
#include "tools/octet-cli-statistics.h"

enum
{
  EXIT_BAD_INPUT = 1,
  EXIT_BAD_USAGE = 2,
};

static gboolean
write_results (OctetSession          *session,
               const OctetCliOptions *options,
               OctetFilter           *filter)
{
  g_autoptr (GError) error = NULL;

  if (options->output != NULL && !octet_cli_save (session, options, filter, &error))
    {
      g_printerr ("octet-cli: %s\n", error->message);
      return FALSE;
    }
  if (!options->is_quiet && options->output == NULL &&
      !octet_cli_print (session, options, filter))
    return FALSE;
  return options->statistics->len == 0 || octet_cli_count (session, options);
}

/* NULL, and the reason said, where it cannot run. */
static OctetFilter *
compile (OctetRegistry *registry,
         const char    *text)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  OctetFilter *filter = octet_filter_new (registry, text, &problem);

  /* A doubt is said beside the answer: the filter runs all the same. */
  if (filter == NULL || octet_filter_get_doubt (filter, &problem))
    octet_cli_print_problem (text, &problem);
  return filter;
}

static int
read_file (const OctetCliOptions *options)
{
  g_autoptr (OctetSession) session = octet_session_new ();
  g_autoptr (OctetFilter) filter = NULL;
  g_autoptr (GError) broken = NULL;
  gboolean printed = TRUE;

  /* A filter that cannot run is said before a long file is read. */
  if (options->filter != NULL &&
      (filter = compile (octet_session_get_registry (session), options->filter)) == NULL)
    return EXIT_BAD_USAGE;
  octet_session_load (session, options->file, options->max_packets, NULL, &broken);
  if (octet_session_get_store (session) != NULL)
    printed = write_results (session, options, filter);
  if (broken != NULL)
    {
      g_printerr ("octet-cli: %s\n", broken->message);
      return EXIT_BAD_INPUT;
    }
  return printed ? EXIT_SUCCESS : EXIT_BAD_INPUT;
}

static int
explain (const char *text)
{
  g_autoptr (OctetRegistry) registry = octet_protocols_new_registry ();
  g_autoptr (OctetFilter) filter = compile (registry, text);
  g_autofree char *words = NULL;

  if (filter == NULL)
    return EXIT_BAD_USAGE;
  words = octet_filter_explain (filter);
  g_print ("%s\n", words);
  return EXIT_SUCCESS;
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
    case OCTET_CLI_EXPLAIN:
      return explain (options->explain);
    case OCTET_CLI_REPORT:
      return octet_cli_print_report (options->report) ? EXIT_SUCCESS : EXIT_BAD_USAGE;
    case OCTET_CLI_READ:
    default:
      if (!octet_cli_check_statistics (options))
        return EXIT_BAD_USAGE;
      return read_file (options);
    }
}
