/* octet-export-run.c - packets of a session on their way into a file, in a thread of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/octet-export-run.h"

/* How often progress is told: often enough for a bar that moves. */
#define REPORT_MILLISECONDS 100

struct _OctetExportRun
{
  GObject          parent_instance;

  OctetSession    *session;
  char            *path;
  OctetExportPlan  plan;      /* a copy that owns what it points to */
  guint            n_packets;
  int              n_done;    /* atomic */
  GCancellable    *cancellable;
  guint            report;    /* the source that tells of progress; 0 at the end */
  gboolean         is_finished;
  GError          *error;
};

/**
 * OctetExportRun:
 *
 * Writes packets into a file and tells the main context how far it is.
 */
G_DEFINE_FINAL_TYPE (OctetExportRun, octet_export_run, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PROGRESS,
  PROP_FINISHED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
octet_export_run_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  OctetExportRun *self = OCTET_EXPORT_RUN (object);

  switch (id)
    {
    case PROP_PROGRESS:
      g_value_set_double (value, octet_export_run_get_progress (self));
      break;
    case PROP_FINISHED:
      g_value_set_boolean (value, self->is_finished);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
octet_export_run_dispose (GObject *object)
{
  OctetExportRun *self = OCTET_EXPORT_RUN (object);

  g_clear_handle_id (&self->report, g_source_remove);
  G_OBJECT_CLASS (octet_export_run_parent_class)->dispose (object);
}

static void
octet_export_run_finalize (GObject *object)
{
  OctetExportRun *self = OCTET_EXPORT_RUN (object);

  g_clear_pointer (&self->plan.packets, octet_bitset_unref);
  g_clear_pointer (&self->plan.notes, octet_packet_notes_unref);
  g_strfreev ((char **) self->plan.form.fields.keys);
  g_free ((char *) self->plan.form.fields.separator);
  g_free ((char *) self->plan.form.fields.aggregator);
  g_free ((char *) self->plan.form.name);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_error (&self->error);
  g_free (self->path);
  G_OBJECT_CLASS (octet_export_run_parent_class)->finalize (object);
}

static void
octet_export_run_class_init (OctetExportRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = octet_export_run_get_property;
  object_class->dispose = octet_export_run_dispose;
  object_class->finalize = octet_export_run_finalize;
  properties[PROP_PROGRESS] =
    g_param_spec_double ("progress", NULL, NULL, 0, 1, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FINISHED] =
    g_param_spec_boolean ("finished", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
octet_export_run_init (OctetExportRun *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  OctetExportRun *self = source;
  GError *error = NULL;

  if (octet_export_write (self->session, self->path, &self->plan, &self->n_done, cancellable,
                          &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
finished_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  OctetExportRun *self = OCTET_EXPORT_RUN (object);

  g_task_propagate_boolean (G_TASK (result), &self->error);
  g_clear_handle_id (&self->report, g_source_remove);
  self->is_finished = TRUE;
  g_object_notify_by_pspec (object, properties[PROP_PROGRESS]);
  g_object_notify_by_pspec (object, properties[PROP_FINISHED]);
}

static gboolean
report_cb (gpointer data)
{
  g_object_notify_by_pspec (data, properties[PROP_PROGRESS]);
  return G_SOURCE_CONTINUE;
}

static void
copy_plan (OctetExportRun        *self,
           const OctetExportPlan *plan)
{
  OctetFieldsFormat *fields = &self->plan.form.fields;

  self->plan = *plan;
  if (plan->packets != NULL)
    octet_bitset_ref (plan->packets);
  if (plan->notes != NULL)
    octet_packet_notes_ref (plan->notes);
  fields->keys = (const char *const *) g_strdupv ((char **) fields->keys);
  fields->separator = g_strdup (fields->separator);
  fields->aggregator = g_strdup (fields->aggregator);
  self->plan.form.name = g_strdup (plan->form.name);
}

/**
 * octet_export_run_new: (skip)
 * @session: a session with a store
 * @path: (type filename): the file to write
 * @plan: what is to be written; copied. Its packets must not change any more
 *
 * Begins to write. "notify::progress" and "notify::finished" come in the calling thread's main
 * context. The run keeps itself alive until it is finished.
 *
 * Returns: (transfer full): a run
 */
OctetExportRun *
octet_export_run_new (OctetSession          *session,
                      const char            *path,
                      const OctetExportPlan *plan)
{
  OctetExportRun *self = g_object_new (OCTET_TYPE_EXPORT_RUN, NULL);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, finished_cb, NULL);

  self->session = g_object_ref (session);
  self->path = g_strdup (path);
  copy_plan (self, plan);
  self->n_packets = plan->packets != NULL
                      ? octet_bitset_get_count (plan->packets)
                      : octet_packet_store_get_count (octet_session_get_store (session));
  self->report = g_timeout_add (REPORT_MILLISECONDS, report_cb, self);
  /* The file is there or it is not, whatever was asked in the last moment. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, work);
  return self;
}

/**
 * octet_export_run_cancel: (skip)
 * @self: a run
 *
 * Ends it soon; then there is no new file, and an older one is untouched.
 */
void
octet_export_run_cancel (OctetExportRun *self)
{
  g_cancellable_cancel (self->cancellable);
}

/**
 * octet_export_run_get_path: (skip)
 * @self: a run
 *
 * Returns: (type filename): where it writes to
 */
const char *
octet_export_run_get_path (OctetExportRun *self)
{
  return self->path;
}

/**
 * octet_export_run_is_finished: (skip)
 * @self: a run
 *
 * Returns: whether it is over, well or not
 */
gboolean
octet_export_run_is_finished (OctetExportRun *self)
{
  return self->is_finished;
}

/**
 * octet_export_run_get_progress: (skip)
 * @self: a run
 *
 * Returns: from 0 to 1
 */
double
octet_export_run_get_progress (OctetExportRun *self)
{
  if (self->is_finished || self->n_packets == 0)
    return 1;
  return MIN (1, octet_export_run_get_n_done (self) / (double) self->n_packets);
}

/**
 * octet_export_run_get_n_done: (skip)
 * @self: a run
 *
 * Returns: packets written so far
 */
guint
octet_export_run_get_n_done (OctetExportRun *self)
{
  return (guint) g_atomic_int_get (&self->n_done);
}

/**
 * octet_export_run_get_error: (skip)
 * @self: a run
 *
 * Returns: (transfer none) (nullable): why there is no file; %NULL while it runs, and where it is
 *   there
 */
const GError *
octet_export_run_get_error (OctetExportRun *self)
{
  return self->error;
}
