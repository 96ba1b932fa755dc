/* octet-ui-samples.c - the captures that come with Octet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-samples.h"

#include <glib/gi18n.h>

static const OctetUiSample samples[] = {
  { "portal-login.pcapng", N_("A login that anyone can read"),
    N_("A browser finds a name, opens a connection and sends a password without a secret.") },
  { "dns.pcapng", N_("How a name becomes an address"),
    N_("Questions and answers between a computer and its name server.") },
  { "tls.pcapng", N_("What TLS hides, and what it does not"),
    N_("Two programs agree on keys; names stay in sight, words do not.") },
  { "port-scan.pcapng", N_("Spot the port scan"),
    N_("Somebody knocks on many doors of one computer.") },
};

/**
 * octet_ui_samples_get_list:
 * @ret_count: (out): how many
 *
 * Returns: (transfer none) (array length=ret_count): the samples
 */
const OctetUiSample *
octet_ui_samples_get_list (gsize *ret_count)
{
  *ret_count = G_N_ELEMENTS (samples);
  return samples;
}

/* The folder of the samples: where they are installed, or beside the program in the checkout. */
static GFile *
try_folder (const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_file_new_for_path (path) : NULL;
}

/**
 * octet_ui_samples_find:
 * @sample: a sample
 *
 * Returns: (transfer full) (nullable): its file, %NULL where it is not installed
 */
GFile *
octet_ui_samples_find (const OctetUiSample *sample)
{
  const char *given = g_getenv ("OCTET_SAMPLES");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  GFile *file = given != NULL ? try_folder (given, sample->file) : NULL;

  if (file == NULL)
    file = try_folder (OCTET_DATA_DIR "/samples", sample->file);
  /* build/app/octet and build/release/app/octet */
  for (guint up = 0; file == NULL && folder != NULL && up < 3; up++)
    {
      g_autofree char *above = g_build_filename (folder, "..", NULL);
      g_autofree char *beside = g_build_filename (above, "..", "data", "samples", NULL);

      file = try_folder (beside, sample->file);
      g_free (folder);
      folder = g_steal_pointer (&above);
    }
  return file;
}
