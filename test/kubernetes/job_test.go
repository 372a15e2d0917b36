// Package kubernetes holds the manifests of deploy/kubernetes against what an API server checks: its types, decoded
// strictly, its defaults and its validation, and the Pod Security Standard "restricted". It is a module of its own, so
// that the program's has nothing to do with Kubernetes'.
package kubernetes

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/kubernetes/pkg/apis/batch"
	apibatch "k8s.io/kubernetes/pkg/apis/batch/v1"
	"k8s.io/kubernetes/pkg/apis/batch/validation"
	podsecurity "k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"
)

const manifests = "../../deploy/kubernetes"

func read(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(manifests, name))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func decode(text []byte) (*batchv1.Job, error) {
	job := &batchv1.Job{}
	return job, yaml.UnmarshalStrict(text, job)
}

// faults are what an API server says against a Job.
func faults(text []byte) (said []string) {
	job, err := decode(text)
	if err != nil {
		return []string{err.Error()}
	}
	job.Namespace = "default"
	apibatch.SetObjectDefaults_Job(job)
	manual := true // the server makes a selector by the Job's id
	job.Spec.ManualSelector = &manual
	job.Spec.Selector = &metav1.LabelSelector{MatchLabels: job.Spec.Template.Labels}
	var internal batch.Job
	if err := apibatch.Convert_v1_Job_To_batch_Job(job, &internal, nil); err != nil {
		return []string{err.Error()}
	}
	for _, err := range validation.ValidateJob(&internal, validation.JobValidationOptions{}) {
		said = append(said, err.Error())
	}
	return append(said, unsafe(job)...)
}

// unsafe holds a Job's pods against the strictest of the Pod Security Standards, and what it leaves open.
func unsafe(job *batchv1.Job) (said []string) {
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		return []string{err.Error()}
	}
	template := &job.Spec.Template
	restricted := podsecurity.LevelVersion{Level: podsecurity.LevelRestricted, Version: podsecurity.LatestVersion()}
	for _, r := range evaluator.EvaluatePod(restricted, &template.ObjectMeta, &template.Spec) {
		if !r.Allowed {
			said = append(said, r.ForbiddenReason+": "+r.ForbiddenDetail)
		}
	}
	if token := template.Spec.AutomountServiceAccountToken; token == nil || *token {
		said = append(said, "a pod has a token of the cluster")
	}
	for _, c := range template.Spec.Containers {
		if s := c.SecurityContext; s == nil || s.ReadOnlyRootFilesystem == nil || !*s.ReadOnlyRootFilesystem {
			said = append(said, "a container can write to its root")
		}
		for _, kind := range []corev1.ResourceName{corev1.ResourceMemory, corev1.ResourceEphemeralStorage} {
			if limit := c.Resources.Limits[kind]; limit.IsZero() {
				said = append(said, "a container has no limit of "+string(kind))
			}
		}
	}
	return said
}

func TestJobs(t *testing.T) {
	for _, name := range []string{"job.yaml", "merge.yaml"} {
		for _, fault := range faults(read(t, name)) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// The check tells what is wrong: each change of the Job is refused.
func TestJobsThatAreRefused(t *testing.T) {
	job := string(read(t, "job.yaml"))
	for change, want := range map[string]string{
		"completionMode: Indexed => completionMode: Indexd":                         "completionMode",
		"completionMode: Indexed => completionModus: Indexed":                       "unknown field",
		"restartPolicy: Never => restartPolicy: OnFailure":                          "restartPolicy",
		"values: [64] => values: [64, 64]":                                          "Duplicate value",
		"containerName: juesuan => containerName: jueswan":                          "containerName",
		"mountPath: /tmp => mountPath: /out":                                        "must be unique",
		"readOnlyRootFilesystem: true => readOnlyRootFilesystem: false":             "write to its root",
		"runAsNonRoot: true => runAsNonRoot: false":                                 "runAsNonRoot",
		"automountServiceAccountToken: false => automountServiceAccountToken: true": "token",
	} {
		from, to, _ := strings.Cut(change, " => ")
		if !strings.Contains(job, from) {
			t.Errorf("job.yaml has no %q", from)
		}
		said := strings.Join(faults([]byte(strings.Replace(job, from, to, 1))), "\n")
		if !strings.Contains(said, want) {
			t.Errorf("%s: %q, want %q", change, said, want)
		}
	}
}

// What the pods are told: how many shards there are, that failed documents are no failure, and each volume is used.
func TestShards(t *testing.T) {
	plain, err := decode(read(t, "job.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	text := kustomize(t, manifests)
	for _, fault := range faults(text) {
		t.Errorf("as kustomized: %s", fault)
	}
	kustomized, err := decode(text)
	if err != nil {
		t.Fatal(err)
	}
	own, err := decode(ownNumbers(t))
	if err != nil {
		t.Fatal(err)
	}
	if n := *own.Spec.Completions; n != 64 {
		t.Errorf("README.md's kustomization gives %d shards, want 64", n)
	}
	for name, job := range map[string]*batchv1.Job{"job.yaml": plain, "kustomized": kustomized, "README.md": own} {
		c := job.Spec.Template.Spec.Containers[0]
		count := strconv.Itoa(int(*job.Spec.Completions))
		if len(c.Env) != 1 || c.Env[0].Name != "JOB_COMPLETIONS" || c.Env[0].Value != count {
			t.Errorf("%s: its environment is %v, of %s shards", name, c.Env, count)
		}
		if args := strings.Join(c.Args, " "); !strings.HasPrefix(args, "batch /in --out /out ") || !strings.Contains(args, " --partial-ok ") {
			t.Errorf("%s: juesuan %s", name, args)
		}
	}
	if image := kustomized.Spec.Template.Spec.Containers[0].Image; image != "juesuan:0.1.0" {
		t.Errorf("kustomized: image %s", image)
	}
}

func kustomize(t *testing.T, folder string) []byte {
	t.Helper()
	built, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), folder)
	if err != nil {
		t.Fatal(err)
	}
	text, err := built.AsYaml()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// ownNumbers is the Job that README.md's kustomization makes, of these manifests in the place of those on GitHub.
func ownNumbers(t *testing.T) []byte {
	t.Helper()
	_, text, _ := strings.Cut(string(read(t, "README.md")), "```yaml\n")
	text, _, _ = strings.Cut(text, "```")
	folder := t.TempDir()
	base, err := filepath.Abs(manifests)
	if err != nil {
		t.Fatal(err)
	}
	if base, err = filepath.Rel(folder, base); err != nil {
		t.Fatal(err)
	}
	text = strings.Replace(text, "https://github.com/juesuan/juesuan//deploy/kubernetes", base, 1)
	if err := os.WriteFile(filepath.Join(folder, "kustomization.yaml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return kustomize(t, folder)
}
