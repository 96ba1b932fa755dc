/* octet-follow-tasks.c - searches a followed stream, and writes it to a file; in a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "session/octet-follow-private.h"

/* Nobody steps through more places. */
#define MAX_MATCHES 10000u
/* A search for more octets than this is no search for a word. */
#define MAX_SOUGHT 1024u

/* What a worker needs; the stream may grow meanwhile, the runs here do not. */
typedef struct
{
  GMutex            handover; /* held by whoever has the job: the thread sanitizer cannot see
                               * into GTask, which makes sure of the same */
  OctetStream      *stream;
  OctetPacketStore *store;
  GArray           *runs;
  OctetFollowSides  sides;
  OctetFollowMode   mode;
  GFile            *file;
  char             *sought;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_mutex_clear (&job->handover);
  g_clear_object (&job->stream);
  g_clear_object (&job->store);
  g_clear_object (&job->file);
  g_clear_pointer (&job->runs, g_array_unref);
  g_free (job->sought);
  g_free (job);
}

static GTask *
make_task (OctetFollow         *self,
           Job                 *job,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_mutex_init (&job->handover);
  g_mutex_lock (&job->handover);
  job->stream = g_object_ref (self->stream);
  job->store = g_object_ref (octet_session_get_store (self->session));
  job->runs = g_array_copy (self->runs);
  job->sides = self->sides;
  g_mutex_unlock (&job->handover);
  g_task_set_task_data (task, job, job_free);
  return task;
}

/* What the worker did is there. */
static void
take_back (GAsyncResult *result)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  g_mutex_lock (&job->handover);
  g_mutex_unlock (&job->handover);
}

/* --- search: Knuth, Morris and Pratt's, so that a match may begin in one run and end in
 * another of the same end --- */

typedef struct
{
  const char *sought;
  gsize       size;
  gsize       back[MAX_SOUGHT + 1];
  gsize       matched[2]; /* octets of @sought that the last octets of each side are */
  GArray     *matches;
} Search;

static void
prepare_search (Search     *self,
                const char *sought)
{
  gsize k = 0;

  self->sought = sought;
  self->size = MIN (strlen (sought), MAX_SOUGHT);
  self->back[0] = self->back[1] = 0;
  for (gsize i = 1; i < self->size; i++)
    {
      while (k > 0 && sought[i] != sought[k])
        k = self->back[k];
      if (sought[i] == sought[k])
        k++;
      self->back[i + 1] = k;
    }
}

/* Which run of the same end the match began in: it ended with octet @at of @index. */
static void
add_match (Search       *self,
           const GArray *runs,
           guint         index,
           guint64       at)
{
  const OctetFollowRun *run = &g_array_index (runs, OctetFollowRun, index);
  guint64 begin = run->offset + at + 1 - self->size;
  OctetFollowMatch match;
  guint8 side = run->side;

  while (index > 0 && (run->side != side || run->missing > 0 || run->offset > begin))
    run = &g_array_index (runs, OctetFollowRun, --index);
  match.run = index;
  match.at = (guint) (begin - run->offset);
  g_array_append_val (self->matches, match);
}

static void
search_run (Search       *self,
            const GArray *runs,
            guint         index,
            GByteArray   *bytes)
{
  gsize *k = &self->matched[g_array_index (runs, OctetFollowRun, index).side];

  for (guint i = 0; i < bytes->len && self->matches->len < MAX_MATCHES; i++)
    {
      char character = g_ascii_tolower ((char) bytes->data[i]);

      while (*k > 0 && self->sought[*k] != character)
        *k = self->back[*k];
      if (self->sought[*k] == character)
        (*k)++;
      if (*k < self->size)
        continue;
      add_match (self, runs, index, i);
      *k = 0; /* the next one begins behind this one */
    }
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const OctetFollowMatch *first = a, *second = b;

  if (first->run != second->run)
    return first->run < second->run ? -1 : 1;
  return first->at < second->at ? -1 : first->at > second->at;
}

static void
search_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Job *job = data;
  g_autofree Search *search = g_new0 (Search, 1);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_auto (OctetPacketBytes) packet_bytes = OCTET_PACKET_BYTES_INIT;
  GError *error = NULL;

  g_mutex_lock (&job->handover);
  search->matches = g_array_new (FALSE, FALSE, sizeof (OctetFollowMatch));
  prepare_search (search, job->sought);
  for (guint i = 0; search->size > 0 && i < job->runs->len && error == NULL; i++)
    {
      const OctetFollowRun *run = &g_array_index (job->runs, OctetFollowRun, i);

      if (!octet_follow_is_shown (job->sides, run) ||
          g_cancellable_set_error_if_cancelled (cancellable, &error))
        continue;
      if (run->missing > 0)
        search->matched[run->side] = 0;
      else if (octet_follow_read_run (job->stream, job->store, run, &packet_bytes, bytes, &error))
        search_run (search, job->runs, i, bytes);
    }
  g_array_sort (search->matches, compare_matches);
  g_mutex_unlock (&job->handover);
  if (error == NULL)
    g_task_return_pointer (task, search->matches, (GDestroyNotify) g_array_unref);
  else
    {
      g_array_unref (search->matches);
      g_task_return_error (task, error);
    }
}

/**
 * octet_follow_search_async: (skip)
 * @self: a stream
 * @text: what is sought; capital or small letters of US-ASCII are the same
 * @cancellable: (nullable): stops it
 * @callback: (scope async): called in the main context
 * @data: for @callback
 *
 * Looks for a text in the parts that are shown by now.
 */
void
octet_follow_search_async (OctetFollow         *self,
                           const char          *text,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (OCTET_IS_FOLLOW (self));
  g_return_if_fail (text != NULL);

  job = g_new0 (Job, 1);
  job->sought = g_ascii_strdown (text, -1);
  task = make_task (self, job, cancellable, callback, data);
  g_task_set_source_tag (task, octet_follow_search_async);
  g_task_run_in_thread (task, search_in_thread);
}

/**
 * octet_follow_search_finish: (skip)
 * @self: a stream
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type OctetFollowMatch): where the text begins, in order;
 *   10,000 places at most
 */
GArray *
octet_follow_search_finish (OctetFollow   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  take_back (result);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- save --- */

static void
format_run (const Job            *job,
            const OctetFollowRun *run,
            const GByteArray     *bytes,
            GString              *out)
{
  if (job->mode == OCTET_FOLLOW_RAW)
    g_string_append_len (out, (const char *) bytes->data, bytes->len);
  else if (run->missing > 0)
    {
      g_string_append_printf (out, ngettext ("[%u octet is missing in the capture]",
                                             "[%u octets are missing in the capture]",
                                             run->missing), run->missing);
      g_string_append_c (out, '\n');
    }
  else
    octet_follow_format (job->mode, bytes->data, bytes->len, run->offset, out);
}

static gboolean
write_runs (const Job      *job,
            GOutputStream  *out,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (OctetPacketBytes) packet_bytes = OCTET_PACKET_BYTES_INIT;

  for (guint i = 0; i < job->runs->len; i++)
    {
      const OctetFollowRun *run = &g_array_index (job->runs, OctetFollowRun, i);

      if (!octet_follow_is_shown (job->sides, run))
        continue;
      if (!octet_follow_read_run (job->stream, job->store, run, &packet_bytes, bytes, error))
        return FALSE;
      g_string_truncate (text, 0);
      format_run (job, run, bytes, text);
      if (!g_output_stream_write_all (out, text->str, text->len, NULL, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save (const Job     *job,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GFileOutputStream) out = NULL;

  out = g_file_replace (job->file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  if (out != NULL && write_runs (job, G_OUTPUT_STREAM (out), cancellable, error) &&
      g_output_stream_close (G_OUTPUT_STREAM (out), cancellable, error))
    return TRUE;
  if (out != NULL)
    {
      /* Closed with a stop that was pulled already, the file that was there stays. */
      g_autoptr (GCancellable) stopped = g_cancellable_new ();

      g_cancellable_cancel (stopped);
      g_output_stream_close (G_OUTPUT_STREAM (out), stopped, NULL);
    }
  return FALSE;
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  g_mutex_lock (&job->handover);
  save (job, cancellable, &error);
  g_mutex_unlock (&job->handover);
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * octet_follow_save_async: (skip)
 * @self: a stream
 * @file: where it is written; a file that is there is replaced
 * @mode: how
 * @cancellable: (nullable): stops it; the old file stays
 * @callback: (scope async): called in the main context
 * @data: for @callback
 *
 * Writes the parts that are shown by now.
 */
void
octet_follow_save_async (OctetFollow         *self,
                         GFile               *file,
                         OctetFollowMode      mode,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (OCTET_IS_FOLLOW (self));
  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (Job, 1);
  job->mode = mode;
  job->file = g_object_ref (file);
  task = make_task (self, job, cancellable, callback, data);
  g_task_set_source_tag (task, octet_follow_save_async);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * octet_follow_save_finish: (skip)
 * @self: a stream
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: whether all of it was written
 */
gboolean
octet_follow_save_finish (OctetFollow   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
