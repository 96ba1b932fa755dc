/* octet-session.c - a capture that is open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/octet-session.h"

#include <glib/gi18n-lib.h>

#include "capture/octet-link-type.h"
#include "protocols/octet-protocols.h"
#include "session/octet-session-private.h"

/* One frame of a 60 Hz screen: nobody sees more often what changed. */
#define NOTIFY_INTERVAL (G_USEC_PER_SEC / 60)

/**
 * OctetSession:
 *
 * Reads a capture file in a thread of its own and keeps an index of its packets.
 *
 * Make one, connect to `notify`, call [method@Session.open]; in a program
 * without a main loop call [method@Session.load]. Properties change, and
 * signals come, only in the main context of the thread that made the session.
 */
G_DEFINE_FINAL_TYPE (OctetSession, octet_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FILE,
  PROP_PHASE,
  PROP_N_PACKETS,
  PROP_PROGRESS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/**
 * octet_session_new:
 *
 * Returns: (transfer full): a session with nothing open
 */
OctetSession *
octet_session_new (void)
{
  return g_object_new (OCTET_TYPE_SESSION, NULL);
}

/* Announces, in the main context, what the worker reached. */
static gboolean
show_progress_cb (gpointer data)
{
  OctetSession *self = data;
  OctetSessionPhase phase;
  double progress;
  guint n_packets;

  g_mutex_lock (&self->lock);
  self->is_notify_pending = FALSE;
  phase = self->phase;
  progress = self->progress;
  g_mutex_unlock (&self->lock);
  n_packets = phase != OCTET_SESSION_IDLE && self->store != NULL
                ? octet_packet_store_get_count (self->store) : 0;

  g_object_freeze_notify (G_OBJECT (self));
  if (n_packets != self->shown_packets)
    {
      self->shown_packets = n_packets;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PACKETS]);
    }
  if (progress != self->shown_progress)
    {
      self->shown_progress = progress;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
    }
  if (phase != self->shown_phase)
    {
      self->shown_phase = phase;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PHASE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
  return G_SOURCE_REMOVE;
}

/* Worker: tells the main context how far it is, at most once a frame unless @now. */
void
octet_session_report (OctetSession *self,
                      gboolean      now)
{
  gint64 time = g_get_monotonic_time ();
  guint64 done, total;
  gboolean is_due;

  if (!now && time - self->last_notify < NOTIFY_INTERVAL)
    return;
  if (self->capture != NULL)
    octet_capture_get_progress (self->capture, &done, &total);
  else
    done = total = 0;
  g_mutex_lock (&self->lock);
  self->progress = total > 0 ? (double) done / (double) total : 0;
  is_due = !self->is_notify_pending;
  self->is_notify_pending = TRUE;
  self->last_notify = time;
  g_mutex_unlock (&self->lock);
  if (is_due && self->in_background)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, show_progress_cb, g_object_ref (self), g_object_unref);
      g_source_attach (source, self->context);
    }
}

static void
set_phase (OctetSession      *self,
           OctetSessionPhase  phase,
           GError            *error)
{
  g_mutex_lock (&self->lock);
  self->phase = phase;
  g_clear_error (&self->error);
  self->error = error;
  g_mutex_unlock (&self->lock);
}

static void
end_pass (OctetSession *self,
          GError       *error)
{
  if (error == NULL)
    set_phase (self, OCTET_SESSION_DONE, NULL);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      set_phase (self, OCTET_SESSION_STOPPED, NULL);
    }
  else
    set_phase (self, OCTET_SESSION_FAILED, error);
  octet_session_report (self, TRUE);
}

static gboolean
open_capture (OctetSession *self,
              GError      **error)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autoptr (OctetCapture) capture = NULL;

  capture = path != NULL ? octet_capture_open (path, error)
                         : octet_capture_open_file (self->file, error);
  if (capture == NULL)
    return FALSE;
  octet_capture_set_cancellable (capture, self->cancellable);
  self->store = octet_packet_store_new (capture);
  self->capture = g_steal_pointer (&capture);
  return TRUE;
}

static gpointer
worker_run (gpointer data)
{
  OctetSession *self = data;
  GError *error = NULL;

  /* Opening may wait too: for a pipe, for a slow disk. Others see store and
   * capture only after a phase that was set behind them. */
  if (open_capture (self, &error))
    {
      set_phase (self, OCTET_SESSION_LOADING, NULL);
      octet_session_report (self, TRUE);
      octet_session_run_pass (self, &error);
    }
  end_pass (self, error);
  g_object_unref (self);
  return NULL;
}

/**
 * octet_session_open:
 * @self: a session with nothing open
 * @file: a capture file
 *
 * Starts to read @file. [property@Session:phase] tells when it is done;
 * packets appear while it is read.
 */
void
octet_session_open (OctetSession *self,
                    GFile        *file)
{
  g_return_if_fail (OCTET_IS_SESSION (self));
  g_return_if_fail (self->file == NULL);

  self->file = g_object_ref (file);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  self->in_background = TRUE;
  self->worker = g_thread_new ("octet-worker", worker_run, g_object_ref (self));
}

/**
 * octet_session_load:
 * @self: a session with nothing open
 * @path: (type filename): a capture file, "-" for standard input
 * @max_packets: stop after that many; 0 for all
 * @cancellable: (nullable): stops the reading
 * @error: return location for a #GError
 *
 * Reads a whole capture in the calling thread. Where the file is damaged the
 * packets before the damage are there all the same.
 *
 * Returns: %FALSE with @error set where the file was not read to its end
 */
gboolean
octet_session_load (OctetSession *self,
                    const char   *path,
                    guint         max_packets,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (GError) broken = NULL;

  g_return_val_if_fail (OCTET_IS_SESSION (self), FALSE);
  g_return_val_if_fail (self->file == NULL, FALSE);

  self->file = g_file_new_for_commandline_arg (path);
  self->max_packets = max_packets;
  if (cancellable != NULL)
    g_set_object (&self->cancellable, cancellable);
  if (g_str_equal (path, "-"))
    {
      g_autoptr (OctetCapture) capture = octet_capture_open_fd (0, _("standard input"), &broken);

      if (capture != NULL)
        {
          self->store = octet_packet_store_new (capture);
          self->capture = g_steal_pointer (&capture);
        }
    }
  else
    open_capture (self, &broken);
  if (self->capture != NULL)
    {
      set_phase (self, OCTET_SESSION_LOADING, NULL);
      octet_session_run_pass (self, &broken);
    }
  end_pass (self, broken != NULL ? g_error_copy (broken) : NULL);
  show_progress_cb (self);
  if (broken == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&broken));
  return FALSE;
}

/**
 * octet_session_stop:
 * @self: a session
 *
 * Stops reading, soon; the packets that were read stay.
 */
void
octet_session_stop (OctetSession *self)
{
  g_return_if_fail (OCTET_IS_SESSION (self));

  g_cancellable_cancel (self->cancellable);
}

/* Lets one who dissects in: at once when nothing is written any more, otherwise
 * between two batches of the worker. Answers whether octet_session_leave() is due. */
gboolean
octet_session_enter (OctetSession *self)
{
  gboolean is_loading;

  g_mutex_lock (&self->lock);
  is_loading = self->phase == OCTET_SESSION_LOADING;
  g_mutex_unlock (&self->lock);
  if (!is_loading)
    return FALSE;
  g_atomic_int_inc (&self->n_waiting);
  g_mutex_lock (&self->gate);
  if (g_atomic_int_dec_and_test (&self->n_waiting))
    g_cond_signal (&self->passed);
  return TRUE;
}

/* The same for a thread that comes again and again: a mutex would let it in before one who has
 * waited for long, such as the window's thread, for which it steps aside. */
gboolean
octet_session_enter_last (OctetSession *self)
{
  while (g_atomic_int_get (&self->n_waiting) > 0)
    g_usleep (50);
  return octet_session_enter (self);
}

void
octet_session_leave (OctetSession *self)
{
  g_mutex_unlock (&self->gate);
}

/* What the file and the index say of a packet. */
void
octet_session_fill_frame (OctetSession            *self,
                          guint32                  number,
                          const OctetPacketRecord *record,
                          OctetFrameInfo          *ret_frame)
{
  const OctetInterface *interface = octet_capture_get_interface (self->capture,
                                                                 record->interface);
  const OctetPacketRecord *before = NULL;

  if (number > 1)
    before = record - 1;
  if (number > 1 && ((number - 1) & (OCTET_PACKET_STORE_CHUNK_SIZE - 1)) == 0)
    before = octet_packet_store_get (self->store, number - 1);
  ret_frame->first_time = octet_packet_store_get_first_time (self->store);
  ret_frame->number = number;
  ret_frame->time = record->time;
  ret_frame->previous_time = before != NULL ? before->time : record->time;
  ret_frame->shown_time = ret_frame->previous_time;
  ret_frame->captured_size = record->captured_size;
  ret_frame->wire_size = record->wire_size;
  ret_frame->interface = record->interface;
  ret_frame->stack = record->stack;
  ret_frame->flow = record->flow;
  ret_frame->is_custom = (record->flags & OCTET_PACKET_CUSTOM) != 0;
  if (interface == NULL)
    return;
  ret_frame->section = interface->section;
  if (ret_frame->is_custom)
    return;
  /* Looked up where it changes: packet after packet it is mostly the same. */
  if (ret_frame->link_type != (guint16) interface->link_type || ret_frame->encapsulation == 0)
    ret_frame->encapsulation = (int) octet_link_type_get_encapsulation (interface->link_type);
  ret_frame->link_type = (guint16) interface->link_type;
  ret_frame->interface_name = interface->name;
  ret_frame->interface_description = interface->description;
  ret_frame->interface = interface->number;
  ret_frame->has_interface =
    octet_capture_get_format (self->capture) == OCTET_CAPTURE_FORMAT_PCAPNG;
}

/**
 * octet_session_set_file:
 * @self: a session that has been read
 * @file: where the same packets stand as well
 *
 * Says where the capture was saved. Packets go on coming from the file that was opened. In the
 * main thread, when the first pass is over.
 */
void
octet_session_set_file (OctetSession *self,
                        GFile        *file)
{
  g_return_if_fail (OCTET_IS_SESSION (self));

  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
}

/**
 * octet_session_get_file:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the file that is open
 */
GFile *
octet_session_get_file (OctetSession *self)
{
  g_return_val_if_fail (OCTET_IS_SESSION (self), NULL);

  return self->file;
}

/**
 * octet_session_get_phase:
 * @self: a session
 *
 * Returns: how far it has come
 */
OctetSessionPhase
octet_session_get_phase (OctetSession *self)
{
  g_return_val_if_fail (OCTET_IS_SESSION (self), OCTET_SESSION_IDLE);

  return self->shown_phase;
}

/**
 * octet_session_get_n_packets:
 * @self: a session
 *
 * Returns: packets that may be looked at; grows while the file is read
 */
guint
octet_session_get_n_packets (OctetSession *self)
{
  g_return_val_if_fail (OCTET_IS_SESSION (self), 0);

  return self->shown_packets;
}

/**
 * octet_session_get_progress:
 * @self: a session
 *
 * Returns: the part of the file that was read, 0 to 1; 0 where its size is not known
 */
double
octet_session_get_progress (OctetSession *self)
{
  g_return_val_if_fail (OCTET_IS_SESSION (self), 0);

  return self->shown_progress;
}

/**
 * octet_session_get_error:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): why the file was not read to its end; only
 *   once [property@Session:phase] says so
 */
const GError *
octet_session_get_error (OctetSession *self)
{
  g_return_val_if_fail (OCTET_IS_SESSION (self), NULL);

  return self->shown_phase == OCTET_SESSION_FAILED ? self->error : NULL;
}

/**
 * octet_session_get_store: (skip)
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the packet index, %NULL while nothing is open
 */
OctetPacketStore *
octet_session_get_store (OctetSession *self)
{
  return self->shown_phase != OCTET_SESSION_IDLE ? self->store : NULL;
}

/**
 * octet_session_get_capture:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the capture file, %NULL while nothing is open
 */
OctetCapture *
octet_session_get_capture (OctetSession *self)
{
  return self->shown_phase != OCTET_SESSION_IDLE ? self->capture : NULL;
}

/**
 * octet_session_get_registry: (skip)
 * @self: a session
 *
 * Returns: (transfer none): the protocols
 */
OctetRegistry *
octet_session_get_registry (OctetSession *self)
{
  return self->registry;
}

/**
 * octet_session_get_state: (skip)
 * @self: a session
 *
 * Returns: (transfer none): what packets left behind
 */
OctetState *
octet_session_get_state (OctetSession *self)
{
  return self->state;
}

static void
octet_session_finalize (GObject *object)
{
  OctetSession *self = OCTET_SESSION (object);

  /* The worker holds a reference, so it has ended; only its handle is left. */
  g_clear_pointer (&self->worker, g_thread_unref);
  g_clear_object (&self->names);
  g_clear_object (&self->store);
  g_clear_object (&self->capture);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->state, octet_state_free);
  g_clear_pointer (&self->registry, octet_registry_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_error (&self->error);
  g_mutex_clear (&self->gate);
  g_cond_clear (&self->passed);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (octet_session_parent_class)->finalize (object);
}

static void
octet_session_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  OctetSession *self = OCTET_SESSION (object);

  switch (prop_id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_PHASE:
      g_value_set_uint (value, self->shown_phase);
      break;
    case PROP_N_PACKETS:
      g_value_set_uint (value, self->shown_packets);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->shown_progress);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
octet_session_class_init (OctetSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = octet_session_finalize;
  object_class->get_property = octet_session_get_property;

  /**
   * OctetSession:file:
   *
   * The capture file that is open.
   */
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  /**
   * OctetSession:phase:
   *
   * How far it has come, a [enum@SessionPhase].
   */
  properties[PROP_PHASE] = g_param_spec_uint ("phase", NULL, NULL, 0, OCTET_SESSION_FAILED,
                                              OCTET_SESSION_IDLE, flags);
  /**
   * OctetSession:n-packets:
   *
   * Packets that may be looked at.
   */
  properties[PROP_N_PACKETS] = g_param_spec_uint ("n-packets", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * OctetSession:progress:
   *
   * The part of the file that was read, 0 to 1.
   */
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
octet_session_init (OctetSession *self)
{
  g_mutex_init (&self->gate);
  g_cond_init (&self->passed);
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->cancellable = g_cancellable_new ();
  self->registry = octet_protocols_new_registry ();
  self->state = octet_state_new ();
}
