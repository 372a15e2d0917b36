// Package worker converts documents in processes of their own, which can be killed: a goroutine can't be, and Go can't
// recover from exhausted memory or stack.
//
// In: jobs, each a file and how to convert it. Out: replies, each the files of a converted document, or why there are
// none. The parent writes them; a worker writes nothing.
//
//	job.go      Job, Reply: what goes to a worker and what comes back
//	convert.go  Job → Reply, in this process
//	frame.go    their form on a worker's standard input and output
//	serve.go    the worker's side
//	pool.go     the parent's side: so many workers at a time, a second try in a fresh one
//	process.go  one worker: asked, watched, killed
//
// What always holds: a job that takes too long, grows too large or makes its worker die is a reply with a reason (timeout,
// memory, limit_depth, worker_crash) and takes no other job down; a worker never outlives its parent; a reply is the same
// whichever worker gives it.
package worker
