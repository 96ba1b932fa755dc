/* octet-ui-filter-reader.c - reads a filter while it is written, in a thread of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One text is read at a time. What was asked meanwhile waits, and only the last of it counts,
 * so that the answer is never further behind than one reading takes.
 */
#include "config.h"

#include "models/octet-ui-filter-reader.h"

#include "models/octet-ui-field-values.h"
#include "session/octet-session-seen.h"

/* The values that occur are gathered again after so many times more packets. */
#define GROWTH 2

struct _OctetUiFilterReader
{
  GObject            parent_instance;
  OctetSession      *session;
  OctetUiFilterLook *look;
  gboolean           is_busy;
  char              *next_text;     /* that waits for its turn; NULL for none */
  guint              next_position;

  OctetFilterSeen   *seen;          /* the thread's while it is busy */
  guint              seen_packets;
  GHashTable        *values;        /* key of a field → GPtrArray; only the main thread's */
  gboolean           is_gathering;
  GCancellable      *cancellable;
};

G_DEFINE_FINAL_TYPE (OctetUiFilterReader, octet_ui_filter_reader, G_TYPE_OBJECT)

enum
{
  READ,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void start (OctetUiFilterReader *self,
                   const char          *text,
                   guint                position);

typedef struct
{
  char *text;
  guint position;
  guint n_packets;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_free (self->text);
  g_free (self);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  OctetUiFilterReader *self = source;
  Question *question = data;

  if (question->n_packets > 0 &&
      (self->seen == NULL || question->n_packets / GROWTH >= self->seen_packets))
    {
      g_clear_pointer (&self->seen, octet_filter_seen_free);
      self->seen = octet_session_gather_seen (self->session);
      self->seen_packets = question->n_packets;
    }
  g_task_return_pointer (task,
                         octet_ui_filter_look_new (octet_session_get_registry (self->session),
                                                   self->seen, question->text,
                                                   question->position),
                         (GDestroyNotify) octet_ui_filter_look_free);
}

static void
gather_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  OctetUiFilterReader *self = source;

  g_task_return_pointer (task, octet_ui_field_values_new (self->session, data, cancellable),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
add_values (OctetUiFilterReader *self)
{
  GPtrArray *values = g_hash_table_lookup (self->values, self->look->field);

  for (guint i = 0; i < values->len; i++)
    {
      const OctetUiFieldValue *value = g_ptr_array_index (values, i);

      octet_ui_filter_look_propose (self->look, value->text, value->packets);
    }
}

static void
gathered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  OctetUiFilterReader *self = OCTET_UI_FILTER_READER (source);
  const char *key = g_task_get_task_data (G_TASK (result));
  GPtrArray *values = g_task_propagate_pointer (G_TASK (result), NULL);

  self->is_gathering = FALSE;
  if (values == NULL)
    return;
  g_hash_table_insert (self->values, g_strdup (key), values);
  if (self->look == NULL || g_strcmp0 (self->look->field, key) != 0)
    return;
  add_values (self);
  g_signal_emit (self, signals[READ], 0);
}

/* Values of the field at the cursor, which a thread looks for where nobody did yet. */
static void
find_values (OctetUiFilterReader *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->look->field == NULL)
    return;
  if (g_hash_table_contains (self->values, self->look->field))
    {
      add_values (self);
      return;
    }
  if (self->is_gathering || octet_session_get_phase (self->session) <= OCTET_SESSION_LOADING)
    return;
  self->is_gathering = TRUE;
  task = g_task_new (self, self->cancellable, gathered_cb, NULL);
  g_task_set_task_data (task, g_strdup (self->look->field), g_free);
  g_task_run_in_thread (task, gather_in_thread);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  OctetUiFilterReader *self = OCTET_UI_FILTER_READER (source);
  OctetUiFilterLook *look = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *next = g_steal_pointer (&self->next_text);

  self->is_busy = FALSE;
  if (look == NULL)
    return;
  g_clear_pointer (&self->look, octet_ui_filter_look_free);
  self->look = look;
  if (next != NULL)
    {
      start (self, next, self->next_position);
      return;
    }
  find_values (self);
  g_signal_emit (self, signals[READ], 0);
}

static void
start (OctetUiFilterReader *self,
       const char          *text,
       guint                position)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, read_cb, NULL);
  Question *question = g_new0 (Question, 1);

  question->text = g_strdup (text);
  question->position = position;
  if (octet_session_get_phase (self->session) != OCTET_SESSION_IDLE)
    question->n_packets = octet_session_get_n_packets (self->session);
  self->is_busy = TRUE;
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * octet_ui_filter_reader_new:
 * @session: a session
 *
 * Returns: (transfer full): reads filters for its packets
 */
OctetUiFilterReader *
octet_ui_filter_reader_new (OctetSession *session)
{
  OctetUiFilterReader *self = g_object_new (OCTET_UI_TYPE_FILTER_READER, NULL);

  self->session = g_object_ref (session);
  return self;
}

/**
 * octet_ui_filter_reader_ask:
 * @self: a reader
 * @text: a filter, perhaps unfinished
 * @position: where the cursor stands, in octets
 *
 * Answers by "read"; a later question may be answered in place of this one.
 */
void
octet_ui_filter_reader_ask (OctetUiFilterReader *self,
                            const char          *text,
                            guint                position)
{
  if (!self->is_busy)
    {
      start (self, text, position);
      return;
    }
  g_free (self->next_text);
  self->next_text = g_strdup (text);
  self->next_position = position;
}

/**
 * octet_ui_filter_reader_get_look: (skip)
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): the last answer
 */
const OctetUiFilterLook *
octet_ui_filter_reader_get_look (OctetUiFilterReader *self)
{
  return self->look;
}

/**
 * octet_ui_filter_reader_is_busy:
 * @self: a reader
 *
 * Returns: whether the last question has no answer yet
 */
gboolean
octet_ui_filter_reader_is_busy (OctetUiFilterReader *self)
{
  return self->is_busy;
}

static void
octet_ui_filter_reader_dispose (GObject *object)
{
  OctetUiFilterReader *self = OCTET_UI_FILTER_READER (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (octet_ui_filter_reader_parent_class)->dispose (object);
}

static void
octet_ui_filter_reader_finalize (GObject *object)
{
  OctetUiFilterReader *self = OCTET_UI_FILTER_READER (object);

  g_clear_pointer (&self->look, octet_ui_filter_look_free);
  g_clear_pointer (&self->seen, octet_filter_seen_free);
  g_hash_table_unref (self->values);
  g_free (self->next_text);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (octet_ui_filter_reader_parent_class)->finalize (object);
}

static void
octet_ui_filter_reader_class_init (OctetUiFilterReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = octet_ui_filter_reader_dispose;
  G_OBJECT_CLASS (klass)->finalize = octet_ui_filter_reader_finalize;

  /**
   * OctetUiFilterReader::read:
   *
   * There is an answer, or more proposals for the last one.
   */
  signals[READ] = g_signal_new ("read", OCTET_UI_TYPE_FILTER_READER, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
octet_ui_filter_reader_init (OctetUiFilterReader *self)
{
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);
  self->cancellable = g_cancellable_new ();
}
